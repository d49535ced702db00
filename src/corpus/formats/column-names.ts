/** What a column holds, as far as a paper has it. */
export type Column =
  | 'title'
  | 'abstract'
  | 'authors'
  | 'fullAuthors'
  | 'orcids'
  | 'year'
  | 'date'
  | 'venue'
  | 'doi'
  | 'arxiv'
  | 'url'
  | 'code'
  | 'keywords'
  | 'key'
  | 'notes'
  | 'pmid'
  | 'pmcid'
  | 'otherIds'
  | 'volume'
  | 'pages'
  | 'references'
  | 'citedBy'
  | 'citedByDay'
  | 'webOfScience';

/**
 * Names of columns as programs and people write them, letters and digits only, in lower case and without accents;
 * the first of a row that holds something counts.
 */
const NAMES: Readonly<Record<Column, string>> = {
  title:
    'title itemtitle articletitle documenttitle papertitle primarytitle titledisplayname displayname maintitle t1 ti titel titre titulo titolo tituloarticulo titredelarticle dokumenttitel originaltitle documenttitles referencetitle studytitle fulltitle papername titleenglish englishtitle t3title titoloarticolo titolodellarticolo titolodeldocumento titulodelarticulo titleprimary titles reporttitle shorttitle titreoriginal titelarticle titlu nazwa tytul tytulartykulu tytulpracy tytulpublikacji nazevclanku nazev cim baslik makalebasligi yayinbasligi eserbasligi judul judulartikel juduldokumen judulpenelitian titeldesartikels artikeltitel titelvanhetartikel tituloartigo titulodoartigo titulododocumento titulodeltrabajo titulodeldocumento 题名 標題 标题 题目 題目 篇名 文献标题 文獻標題 论文题目 論文題目 文章标题 中文题名 英文题名 论文题名 名称 标题中文 タイトル 論題 表題 標題名 題名 論文名 論文タイトル 論文題名 記事タイトル 문헌명 제목 논문명 논문제목 표제 서명 제목국문 название заглавие наименование заголовок названиестатьи заглавиестатьи названиепубликации названиеработы назва назвастатті',
  abstract:
    'abstract abstractnote abstracttext ab n2 summary description zusammenfassung kurzfassung resume resumen sommario resumo abstractenglish originalabstract abstracts notesabstract abstractenglish abstracttexts abstractoriginal articleabstract papersummary resume1 resumeanglais resumefrancais sintesi riassunto riepilogo streszczenie abstrakt opis podsumowanie anotace shrnuti ozet turkceozet oz abstrak ringkasan intisari samenvatting uittreksel korteinhoud resumoemportugues resumodoartigo resumenespanol resumeningles inhaltsangabe 摘要 文摘 内容摘要 提要 中文摘要 英文摘要 内容提要 抄録 要旨 要約 概要 アブストラクト 論文抄録 내용요약 초록 요약 국문초록 영문초록 аннотация реферат резюме краткоесодержание анотація',
  fullAuthors:
    'authorfullnames authorsfullnames af fullnames authorsfull authorfullname authorsfullname authornamesfull',
  orcids: 'orcids orcid oi orcidids orcidid authorshipsauthororcid authororcids authororcid',
  authors:
    'author authors authornames authorname au creator creators autor autoren autorin verfasser verfasserinnen auteur auteurs autores autori authorlist authorshipsauthordisplayname authorshipsrawauthorname authorshipsauthor authornamesdisplay inventors firstauthors authorlastnamefirstname authorss primaryauthors authorsprimary contributors contributor authornamelist firstauthor leadauthor authorslist autorin autorinnen verfasserin autorenschaft auteursdelarticle autoreautori autoresdelarticulo autores1 autoria autorzy autora autorstwo autori1 autorizclanku yazar yazarlar yazaradi yazarisimleri penulis pengarang namapenulis penulisartikel auteurnamen schrijver schrijvers 作者 著者 责任者 責任者 第一作者 作者姓名 全部作者 论文作者 责任者名 作者名称 作者列表 著者名 執筆者 筆者 作者名 発表者 저자 저자명 지은이 작성자 저자이름 공저자 автор авторы авторыстатьи авторство фиоавторов автори',
  year: 'year publicationyear pubyear py yearofpublication jahr erscheinungsjahr annee anneedepublication ano anodepublicacion anio anopublicacion anno publishedyear yearpublished rok rokwydania rokpublikacji rokvydani yayinyili yil basimyili tahun tahunterbit tahunpublikasi jaar publicatiejaar jaarvanuitgave anodepublicacao anodapublicacao anodelapublicacion anoedicion jahrgang veroffentlichungsjahr anneedeparution anneedeedition annodipubblicazione publishyear yr yearofpub publicationyear1 年 年份 年度 出版年 发表年份 發表年份 出版年份 发表年 發表年 出版年度 刊行年 発行年 発表年 公開年 出版年月 연도 발행년 발행연도 출판년도 발행년도 출판연도 년도 год годпубликации годиздания годвыпуска рік рікпублікації',
  date: 'date publicationdate datepublished coverdate publicationdateonline pubdate onlinedate onlineadded ey ea earlyaccessdate issued datum erscheinungsdatum fecha published publishedon createdate datepubliconline publishedonline yearmonth publisheddate dateofpublication releasedate updatedate datapublikacji datawydania datumpublikace yayintarihi tarih tanggal tanggalterbit publicatiedatum datumvanpublicatie datadepublicacao datadapublicacao fechadepublicacion datedepublication datadipubblicazione 日期 出版日期 发表时间 發表時間 发表日期 发布日期 刊出日期 発行日 公開日 出版日 発行年月日 発行年月 발행일 게재일 출판일 발행일자 дата датапубликации датавыхода',
  venue:
    'publicationtitle sourcetitle journal journaltitle journalbook so source sourcename publicationname containertitle venue conference conferencename booktitle primarylocationsourcedisplayname hostvenuedisplayname zeitschrift journaltitel revue revista periodico publication titleofjournal proceedings proceedingstitle periodical secondarytitle t2 jo publicationvenue conferencetitle bookname pubtitle conferencejournal journalref anthologytitle journalname parenttitle periodicalfull periodicalabbrev alternatejournal alternatetitle1 journalconference t2title secondarytitleoriginal sourcepublication sourcejournal publishedin fulljournaltitle publicationsource booktitleconference hosttitle zeitschriftentitel quelle publikation tagung titredelarevue titredurevue rivista titolorivista fonte titolodellarivista nomedarevista titulodoperiodico tituloderevista titulodelarevista fuente czasopismo tytulczasopisma zrodlo nazwaczasopisma casopis zdroj dergi dergiadi kaynak yayinadi jurnal namajurnal sumber penerbitan tijdschrift tijdschriftnaam bron 期刊 刊名 来源 來源 文献来源 文獻來源 期刊名 期刊名称 期刊名稱 来源期刊 出处 出處 刊物名称 会议名称 会议 来源出版物 雑誌 雑誌名 誌名 掲載誌 掲載誌名 ジャーナル ジャーナル名 収録誌 資料名 刊行物名 収録刊行物 학술지 학술지명 저널 저널명 학회지 간행물명 수록지 게재지 журнал названиежурнала источник издание сборник журналназвание джерело',
  doi: 'doi itemdoi di articledoi doilink doiurl digitalobjectidentifier doinumber doicode doiid articledoi1 documentobjectidentifier doi号 doi编号 doi码 数字对象标识符 doi번호 digitalobjectidentifierdoi doiполный',
  arxiv: 'arxiv arxivid eprint arxivnumber',
  url: 'url link urls primarylocationlandingpageurl landingpageurl pdflink sourceurls externalurl openurllink articleurl weblink lien enlace dimensionsurl fulltexturl paperurl fulltextlink doclink webaddress linktopaper paperlink documenturl plink pdfurl fulltextlinks websites website link1 linkurl adres odkaz baglanti tautan linkartikel enlacedelarticulo liendelarticle collegamento url1 web 链接 鏈接 連結 网址 網址 原文链接 来源链接 リンク アドレス 링크 원문링크 주소 ссылка адрес посилання',
  code: 'code codeurl codelink github repository',
  keywords:
    'keywords authorkeywords keyword manualtags tags de schlagworter schlusselworter stichworter motscles palabrasclave palabraschave paroleschiave indexkeywords authorskeywords userkeywords keywordsdisplayname ieeeterms meshterms automatictags keywordsplus subjects emtreemedicalindextermsmajorfocus topics authorskeyword keywordsauthor keywordplus subjectterms subject subjectheadings descriptors mesh schlagworte stichwort schlagwort motsclesauteur motscle parolechiave palabrasclaves palavraschave palavrachave descriptores descritores slowakluczowe slowa klicovaslova anahtarkelimeler anahtarkelime katakunci trefwoorden sleutelwoorden 关键词 關鍵詞 关键字 關鍵字 主题词 主題詞 中文关键词 英文关键词 キーワード 検索語 件名 주제어 키워드 핵심어 중심어 색인어 ключевыеслова ключовіслова тематика',
  key: 'key eid pmid ut utuniquewosid accessionnumber lensid openalexid publicationid pubmedid uniqueid paperid itemkey recordid pui embaseaccessionid id referenceid rayyanid covidence covidencenumber studyid itemid recordid1 refid',
  notes:
    'notes note extra remarks comments comment annotation rayyannotes usernotes researchnotes anmerkungen notizen remarques notas uwagi notlar catatan opmerkingen 备注 備註 備考 비고 примечание',
  pmid: 'pmid pubmedid pm pubmedidpmid medlineid',
  pmcid: 'pmcid pmc pmcidpmc',
  otherIds:
    'openalexid openalex s2id semanticscholarid corpusid lensid eid ut utuniquewosid publicationid dimensionsid',
  volume: 'volume vl volumen tome band jahrgangband vol 卷',
  pages: 'pagestart startpage bp firstpage artno articlenumber ar pages page seiten paginas 页码',
  references:
    'references cr citedreferences referencedworks referencelist cites citedreference referenceids bibliography 参考文献 references1',
  citedBy:
    'citedby timescited tc citationcount citedbycount citingworkscount citations timescitedwoscore numberofcitations cites1 被引频次 被引次数 被引 被引用回数 피인용횟수',
  citedByDay: 'exportdate dateofexport da retrieveddate dateretrieved',
  webOfScience: 'ut utuniquewosid uniquewosid',
};

/** Columns that tell more of one that has a meaning of its own already. */
const BESIDE: ReadonlySet<Column> = new Set([
  'pmid',
  'pmcid',
  'otherIds',
  'volume',
  'pages',
  'webOfScience',
]);
/** The columns a name stands for, and its place in the order of preference of each. */
const COLUMNS_OF: ReadonlyMap<string, readonly (readonly [Column, number])[]> = columnsByName();

function columnsByName() {
  const byName = new Map<string, (readonly [Column, number])[]>();
  for (const [column, names] of Object.entries(NAMES) as [Column, string][]) {
    for (const [rank, name] of names.split(' ').map(plainName).entries()) {
      const columns = byName.get(name) ?? [];
      // What a name means first it means, but for what only tells more.
      if (columns.length === 0 || BESIDE.has(column))
        byName.set(name, [...columns, [column, rank]]);
    }
  }
  return byName;
}

/** Letters with a stroke or a tail of their own, which no normal form takes off. */
const UNDIVIDED: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
};

/** For each column the places of its cells in a row, likeliest first. */
export type Layout = ReadonlyMap<Column, readonly number[]>;

/** What the cells of a row mean by the names above them. */
export function readHeader(names: readonly string[]): Layout {
  const found = names
    .flatMap((name, place) => columnsOf(name).map(([column, rank]) => ({ place, column, rank })))
    .sort((a, b) => a.rank - b.rank || a.place - b.place);
  const layout = new Map<Column, number[]>();
  for (const { place, column } of found) layout.set(column, [...(layout.get(column) ?? []), place]);
  return layout;
}

/** How many columns of a row mean something. */
export function columnCount(layout: Layout): number {
  return new Set([...layout.values()].flat()).size;
}

/** What a name means; of one in two scripts, `Title-题名`, the first part that means something. */
function columnsOf(name: string): readonly (readonly [Column, number])[] {
  const whole = COLUMNS_OF.get(plainName(name));
  if (whole !== undefined) return whole;
  if (!/[a-z]/i.test(name) || !/[^\P{L}\p{Script=Latin}]/u.test(name)) return [];
  const parts = name.split(/[-–/()（）:：|]/).map((part) => COLUMNS_OF.get(plainName(part)));
  return parts.find((columns) => columns !== undefined) ?? [];
}

/** What a column or field of this name holds; undefined where it is nothing of a paper's. */
export function columnOf(name: string): Column | undefined {
  return columnsOf(name)[0]?.[0];
}

/** `Author(s) full-names` → `authorsfullnames`, `Słowa kluczowe` → `slowakluczowe`; letters of every script stay. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ıłøđæœß]/g, (letter) => UNDIVIDED[letter]!)
    .replace(/[^\p{L}\p{N}]/gu, '');
}
