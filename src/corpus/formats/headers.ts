/** What a column holds, as far as a paper has it. */
export type Column =
  | 'title'
  | 'abstract'
  | 'authors'
  | 'fullAuthors'
  | 'year'
  | 'date'
  | 'venue'
  | 'doi'
  | 'arxiv'
  | 'url'
  | 'code'
  | 'keywords'
  | 'key';

/**
 * Names of columns as programs and people write them, letters and digits only, in lower case and without accents;
 * the first of a row that holds something counts.
 */
const NAMES: Readonly<Record<Column, string>> = {
  title:
    'title itemtitle articletitle documenttitle papertitle primarytitle titledisplayname displayname maintitle t1 ti titel titre titulo titolo tituloarticulo titredelarticle dokumenttitel originaltitle',
  abstract:
    'abstract abstractnote abstracttext ab n2 summary description zusammenfassung kurzfassung resume resumen sommario resumo abstractenglish originalabstract abstracts',
  fullAuthors: 'authorfullnames authorsfullnames af fullnames authorsfull',
  authors:
    'author authors authornames authorname au creator creators autor autoren autorin verfasser verfasserinnen auteur auteurs autores autori authorlist authorshipsauthordisplayname authorshipsrawauthorname authorshipsauthor authornamesdisplay inventors',
  year: 'year publicationyear pubyear py yearofpublication jahr erscheinungsjahr annee anneedepublication ano anodepublicacion anio anopublicacion anno publishedyear yearpublished',
  date: 'date publicationdate datepublished coverdate publicationdateonline pubdate onlinedate onlineadded ey ea earlyaccessdate issued datum erscheinungsdatum fecha published publishedon createdate datepubliconline publishedonline yearmonth publisheddate dateofpublication releasedate updatedate',
  venue:
    'publicationtitle sourcetitle journal journaltitle journalbook so source sourcename publicationname containertitle venue conference conferencename booktitle primarylocationsourcedisplayname hostvenuedisplayname zeitschrift journaltitel revue revista periodico publication titleofjournal proceedings proceedingstitle periodical secondarytitle t2 jo publicationvenue conferencetitle bookname pubtitle conferencejournal journalref anthologytitle',
  doi: 'doi itemdoi di articledoi doilink doiurl digitalobjectidentifier doinumber',
  arxiv: 'arxiv arxivid eprint arxivnumber',
  url: 'url link urls primarylocationlandingpageurl landingpageurl pdflink sourceurls externalurl openurllink articleurl weblink lien enlace dimensionsurl fulltexturl paperurl fulltextlink doclink webaddress linktopaper paperlink documenturl plink pdfurl',
  code: 'code codeurl codelink github repository',
  keywords:
    'keywords authorkeywords keyword manualtags tags de schlagworter schlusselworter stichworter motscles palabrasclave palabraschave paroleschiave indexkeywords authorskeywords userkeywords keywordsdisplayname ieeeterms meshterms automatictags keywordsplus subjects emtreemedicalindextermsmajorfocus topics',
  key: 'key eid pmid ut utuniquewosid accessionnumber lensid openalexid publicationid pubmedid uniqueid paperid itemkey recordid pui embaseaccessionid id',
};

const COLUMN_OF: ReadonlyMap<string, Column> = new Map(
  (Object.entries(NAMES) as [Column, string][]).flatMap(([column, names]) =>
    names.split(' ').map((name) => [name, column] as const),
  ),
);
/** Names in order of preference within their column. */
const RANK: ReadonlyMap<string, number> = new Map(
  Object.values(NAMES).flatMap((names) => names.split(' ').map((name, i) => [name, i] as const)),
);

/** For each column the places of its cells in a row, likeliest first. */
export type Layout = ReadonlyMap<Column, readonly number[]>;

/** What the cells of a row mean by the names above them. */
export function readHeader(names: readonly string[]): Layout {
  const found = names
    .map((name, place) => ({ place, plain: plainName(name) }))
    .filter(({ plain }) => COLUMN_OF.has(plain))
    .sort((a, b) => RANK.get(a.plain)! - RANK.get(b.plain)! || a.place - b.place);
  const layout = new Map<Column, number[]>();
  for (const { place, plain } of found) {
    const column = COLUMN_OF.get(plain)!;
    layout.set(column, [...(layout.get(column) ?? []), place]);
  }
  return layout;
}

/** What a column or field of this name holds; undefined where it is nothing of a paper's. */
export function columnOf(name: string): Column | undefined {
  return COLUMN_OF.get(plainName(name));
}

/** `Author(s) full-names` → `authorsfullnames`. */
function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
