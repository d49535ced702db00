import { expect, test } from 'vitest';
import { sourceOf } from '../../../src/corpus/reading/read-source.ts';

const read = (text: string) => sourceOf(Buffer.from(text), 'export').records;
const ris = (...lines: readonly string[]) => read(['TY  - JOUR', ...lines, 'ER  - '].join('\n'));

test('tags are known whatever blanks and dashes a word processor put behind them', () => {
  const lines = ['TY  - JOUR', 'TI  - Kelp at dusk', 'AU  - Doe, Ann', 'ER  - '];
  for (const blank of ['\u00a0', '\u2009', '\u202f', '\u3000', '\t']) {
    const text = lines
      .map((line) => line.replaceAll('  - ', `${blank}${blank}-${blank}`))
      .join('\n');
    expect(read(text)).toMatchObject([{ title: 'Kelp at dusk', authors: ['Ann Doe'] }]);
  }
  expect(read(lines.join('\n').replaceAll('- ', '– '))).toMatchObject([{ title: 'Kelp at dusk' }]);
  expect(read('%0\u00a0Journal Article\n%T\u00a0Kelp at dusk\n%A\u00a0Doe, Ann\n')).toMatchObject([
    { title: 'Kelp at dusk', authors: ['Ann Doe'] },
  ]);
  expect(read('PMID-\u00a012\nTI\u00a0\u00a0- Kelp at dusk\nFAU\u00a0- Doe, Ann\n')).toMatchObject([
    { title: 'Kelp at dusk', authors: ['Ann Doe'] },
  ]);
});

test('separators of lines and paragraphs inside a value end no field', () => {
  expect(ris('TI  - Kelp\u2028at dusk', 'AB  - One.\u2029Two.', 'PY  - 2020')).toMatchObject([
    { title: 'Kelp at dusk', abstract: expect.stringMatching(/^One\.\s+Two\.$/), year: 2020 },
  ]);
  expect(
    read('PMID- 12\nTI  - Kelp\u2028at dusk\nAB  - One.\u2028Two.\nDP  - 2020\n'),
  ).toMatchObject([{ title: 'Kelp at dusk', year: 2020 }]);
});

test('a record whose type does not stand first is one record, whole', () => {
  const text = [1, 2]
    .map((n) => `ID  - ${n}\nTI  - Kelp ${n}\nTY  - JOUR\nAU  - Doe, Ann\nER  - `)
    .join('\n\n');
  expect(read(text)).toMatchObject([
    { title: 'Kelp 1', authors: ['Ann Doe'] },
    { title: 'Kelp 2', authors: ['Ann Doe'] },
  ]);
  expect(
    read('OWN - NLM\nPMID- 12\nTI  - Kelp\n\nOWN - NLM\nPMID- 13\nTI  - Eelgrass\n'),
  ).toMatchObject([
    { key: 'pmid:12', title: 'Kelp' },
    { key: 'pmid:13', title: 'Eelgrass' },
  ]);
});

test('values go on in the next lines: names each by itself, texts as paragraphs', () => {
  const [record] = ris(
    'AU  - Doe, Ann',
    'Roe, Ben',
    '',
    '  Poe, Cy',
    'TI  - Kelp',
    'at dusk',
    'AB  - One.',
    '',
    'Two.',
  );
  expect(record).toMatchObject({
    title: 'Kelp at dusk',
    authors: ['Ann Doe', 'Ben Roe', 'Cy Poe'],
    abstract: 'One.\n\nTwo.',
  });
});

test('a record that lost its end keeps apart from one that lost its beginning', () => {
  expect(read('TY  - JOUR\nTI  - A\nER  - \nTI  - B\n\nTY  - JOUR\nTI  - C\n')).toMatchObject([
    { title: 'A' },
    { title: 'B' },
    { title: 'C' },
  ]);
});

test('all tags of authors count, in the order of the file', () => {
  expect(ris('TI  - A', 'A1  - Doe, Ann', 'AU  - Roe, Ben', 'A1  - Poe, Cy')[0]!.authors).toEqual([
    'Ann Doe',
    'Ben Roe',
    'Cy Poe',
  ]);
  // The same persons under two tags are named once, in full.
  expect(
    ris('TI  - A', 'AU  - Doe, A.', 'AU  - Roe, B.', 'A1  - Doe, Ann', 'A1  - Roe, Ben')[0]!
      .authors,
  ).toEqual(['Ann Doe', 'Ben Roe']);
  expect(
    read(
      'PMID- 1\nTI  - A\nFAU - Doe, Ann\nAU  - Doe A\nCN  - Kelp Group\nFAU - Roe, Ben\nAU  - Roe B\n',
    )[0]!.authors,
  ).toEqual(['Ann Doe', 'Kelp Group', 'Ben Roe']);
  expect(read('PT J\nAU Doe, A\nAF Doe, Ann\nCA Kelp Group\nTI A\nER\n')[0]!.authors).toEqual([
    'Ann Doe',
    'Kelp Group',
  ]);
});

test('two authors of one name are two', () => {
  expect(ris('TI  - A', 'AU  - Wang, Y', 'AU  - Wang, Y')[0]!.authors).toEqual([
    'Y Wang',
    'Y Wang',
  ]);
  expect(read('PMID- 1\nTI  - A\nAU  - Wang Y\nAU  - Wang Y\n')[0]!.authors).toEqual([
    'Y Wang',
    'Y Wang',
  ]);
});

test.each([
  ['Muster M A', 'M A Muster'],
  ['De Probe E J', 'E J De Probe'],
  ['van der Berg J. P.', 'J. P. van der Berg'],
  ['Muster MA', 'MA Muster'],
  ['Muster M-A', 'M-A Muster'],
  ['Smith JR 3rd', 'JR Smith 3rd'],
  ['Smith J R Jr', 'J R Smith Jr'],
  ['Mia Muster', 'Mia Muster'],
  ['Ann B Doe', 'Ann B Doe'],
])('the author %s is %s', (written, printed) => {
  expect(ris('TI  - A', `AU  - ${written}`)[0]!.authors).toEqual([printed]);
});

test('family names in front of initials are turned in a list of them', () => {
  const authors = (cell: string) => read(`Title,Year,Authors\nA,2020,"${cell}"\n`)[0]!.authors;
  expect(authors('Muster M A; De Probe E J')).toEqual(['M A Muster', 'E J De Probe']);
  expect(authors('Muster M A, Probe E')).toEqual(['M A Muster', 'E Probe']);
  expect(authors('Mia A Muster; Eva Probe')).toEqual(['Mia A Muster', 'Eva Probe']);
});

test('an "and" at the beginning of a line belongs to no name', () => {
  expect(ris('TI  - A', 'AU  - Doe, Ann', 'and Roe, Ben')[0]!.authors).toEqual([
    'Ann Doe',
    'Ben Roe',
  ]);
  expect(
    read(
      '@article{a, title={A}, author={Doe, Ann\n and Roe, Ben\nand\nPoe, Cy and}, year=2020}',
    )[0]!.authors,
  ).toEqual(['Ann Doe', 'Ben Roe', 'Cy Poe']);
  expect(read('Title,Authors\nA,"Ann Doe,\nand Ben Roe"\n')[0]!.authors).toEqual([
    'Ann Doe',
    'Ben Roe',
  ]);
});

test('several names on a line are several', () => {
  expect(read('%0 Journal Article\n%A Doe, Ann; Roe, Ben\n%T A\n')[0]!.authors).toEqual([
    'Ann Doe',
    'Ben Roe',
  ]);
  expect(read('%0 Journal Article\n%A 王芳；刘洋\n%T A\n')[0]!.authors).toEqual(['王芳', '刘洋']);
  // A Chinese service writes family names first.
  expect(read('%0 Journal Article\n%A Wang Fang;Liu Yang;\n%T A\n%W CNKI\n')[0]!.authors).toEqual([
    'Fang Wang',
    'Yang Liu',
  ]);
  expect(ris('TI  - A', 'A1  - Wang Fang;Liu Yang;', 'DB  - CNKI')[0]!.authors).toEqual([
    'Fang Wang',
    'Yang Liu',
  ]);
  expect(read('@article{a, title={A}, author={Ann Doe; Ben Roe}, year=2020}')[0]!.authors).toEqual([
    'Ann Doe',
    'Ben Roe',
  ]);
});

test('names that lost what parted them are parted where a capital follows a small letter', () => {
  const authors = (cell: string) =>
    read(`Item Title,Item DOI,Authors\nA,10.5555/a,${cell}\n`)[0]!.authors;
  expect(authors('Ann DoeBen RoeCy Poe')).toEqual(['Ann Doe', 'Ben Roe', 'Cy Poe']);
  expect(authors('Ann McDonaldBen J. LeRoeCy O’Poe')).toEqual([
    'Ann McDonald',
    'Ben J. LeRoe',
    'Cy O’Poe',
  ]);
  expect(authors('Zoë MüllerÉmile Zola')).toEqual(['Zoë Müller', 'Émile Zola']);
  expect(authors('Ann McDonald')).toEqual(['Ann McDonald']);
  expect(authors('Yann LeCun')).toEqual(['Yann LeCun']);
});

test.each([
  '[No author name available]', 'No authors listed', '[No authors listed]', 'Anonymous', '[Anonymous]', 'Anon.', 'N/A',
  'NA', 'n.a.', 'Unknown', 'Unknown author', 'No author', 'Author unknown', '[s.n.]', 'o. V.', 'N. N.', 'Anonym',
  'Ohne Verfasser', 'Sans auteur', 'Auteur inconnu', 'Autor desconocido', 'Anónimo', 'Autor desconhecido',
  'Autore sconosciuto', 'Geen auteur', 'Brak autora', 'Yazar yok', 'Tidak ada penulis', 'Без автора', 'Автор не указан',
  'Аноним', '无作者', '佚名', '匿名', '作者不详', '未知', '著者不明', '저자 없음', '작자 미상', '-', '—', 'null',
])('%s is nobody', (written) => {
  expect(ris('TI  - A', `AU  - ${written}`)[0]!.authors).toEqual([]);
  expect(read(`Title,Year,Authors\nA,2020,"${written}"\n`)[0]!.authors).toEqual([]);
}); // biome-ignore format: a list reads best in rows

test.each(['An Na', 'Anon, Jean', 'Null, Ben', 'Na Li', 'Unknown, Ann', 'A. N. Other'])(
  '%s is somebody',
  (written) => {
    expect(ris('TI  - A', `AU  - ${written}`)[0]!.authors).toHaveLength(1);
  },
);

test.each(['[No title available]', 'Untitled', '无标题', 'タイトルなし', 'Без названия'])(
  '%s is no title',
  (title) => {
    expect(sourceOf(Buffer.from(`TY  - JOUR\nTI  - ${title}\nER  - \n`), 'a.ris')).toMatchObject({
      records: [],
      leftOut: [{ reason: 'missing title' }],
    });
  },
);

test.each([
  '[No abstract available]', 'No abstract is available for this article.', 'Kein Abstract verfügbar', 'Résumé non disponible',
  'Sin resumen disponible', 'Brak streszczenia', 'Аннотация отсутствует', '无摘要', '暂无摘要', '抄録なし', '초록 없음',
])('%s is no abstract', (abstract) => {
  expect(ris('TI  - A', `AB  - ${abstract}`)[0]!.abstract).toBe('');
}); // biome-ignore format: a list reads best in rows

test.each([
  ['L3 of RIS', 'TY  - JOUR\nTI  - A\nL3  - 10.5555/a.1\nER  - '],
  ['a note of RIS', 'TY  - JOUR\nTI  - A\nN1  - Accession 12; doi: 10.5555/a.1\nER  - '],
  [
    'the second address of RIS',
    'TY  - JOUR\nTI  - A\nUR  - https://example.org\nUR  - https://doi.org/10.5555/a.1\nER  - ',
  ],
  ['a note of BibTeX', '@misc{a, title={A}, note={DOI: 10.5555/a.1}}'],
  [
    'howpublished of BibTeX',
    '@misc{a, title={A}, howpublished={\\url{https://doi.org/10.5555/a.1}}}',
  ],
  ['a note of EndNote', '%0 Journal Article\n%T A\n%Z doi:10.5555/a.1\n'],
  ['the notes of a table', 'Title,Year,Notes\nA,2020,see doi.org/10.5555/a.1'.replace('see ', '')],
])('a DOI is found in %s', (_, text) => {
  expect(read(text)[0]!.doi).toBe('10.5555/a.1');
});

test.each([
  'Comment on: doi 10.5555/other.1',
  'Erratum in: J Kelp. 2020;1:2. doi: 10.5555/other.1',
  'Cites 10.5555/other.1 and 10.5555/other.2',
  'First 10.5555/other.1, then 10.5555/other.2',
])('a DOI of another paper in a note is not the own one: %s', (note) => {
  expect(ris('TI  - A', `N1  - ${note}`)[0]!.doi).toBeNull();
});

test('entries of any type are records', () => {
  const types = [
    'web_page',
    'in-proceedings',
    'data2',
    'misc:',
    'artículo',
    'conference.paper',
    'thesis/phd',
    '论文',
    '2note',
    'a+b',
    'book*',
  ];
  const text = types
    .map((type, i) => `@${type}{k${i}, title = {Kelp ${i}}, year = 2020}`)
    .join('\n');
  expect(read(text).map(({ title }) => title)).toEqual(types.map((_, i) => `Kelp ${i}`));
});

test('quotes that a spreadsheet put around cells of a table with tabs are none of them', () => {
  expect(
    read('Title\tAuthors\tAbstract\nKelp\tDoe\tPlain\nDusk\t"Ann Doe; Ben Roe"\t"Nets, maps."\n'),
  ).toMatchObject([
    { authors: ['Doe'] },
    { title: 'Dusk', authors: ['Ann Doe', 'Ben Roe'], abstract: 'Nets, maps.' },
  ]);
  // R puts them around all text.
  expect(read('"Title"\t"Year"\n"Kelp at dusk"\t2020\n')).toMatchObject([
    { title: 'Kelp at dusk', year: 2020 },
  ]);
  // Web of Science quotes nothing: a title in quotes is one.
  expect(read('TI\tAU\tPY\n"Kelp, kelp"\tDoe, A; Roe, B\t2020\n')).toMatchObject([
    { title: '"Kelp, kelp"' },
  ]);
});

const TABLES: readonly (readonly [of: string, header: string])[] = [
  ['rispy', 'primary_title,first_authors,notes_abstract,publication_year,journal_name,keywords'],
  ['rispy, other tags', 'title,authors,abstract,year,secondary_title,keywords'],
  ['ASReview', 'title,authors,abstract,publication_year,journal,keywords'],
  ['RefWorks', 'Title Primary,Authors Primary,Abstract,Pub Year,Periodical Full,Keywords'],
  ['Rayyan', 'title,authors,abstract,year,journal,keywords'],
  ['Covidence', 'Title,Authors,Abstract,Published Year,Journal,Tags'],
  ['EPPI', 'Title,Authors,Abstract,Year,Parent title,Keywords'],
  ['CNKI in Excel', 'Title-题名,Author-作者,Summary-摘要,Year-年,Source-文献来源,Keyword-关键词'],
  ['Chinese', '题名,作者,摘要,年份,期刊,关键词'],
  ['Chinese, traditional', '標題,作者,摘要,出版年份,期刊名稱,關鍵詞'],
  ['Japanese', 'タイトル,著者,抄録,発行年,雑誌名,キーワード'],
  ['Korean', '제목,저자,초록,발행연도,학술지명,키워드'],
  ['Russian', 'Название,Авторы,Аннотация,Год публикации,Журнал,Ключевые слова'],
  ['Polish', 'Tytuł,Autorzy,Streszczenie,Rok wydania,Czasopismo,Słowa kluczowe'],
  ['Turkish', 'BAŞLIK,YAZARLAR,ÖZET,YAYIN YILI,DERGİ ADI,ANAHTAR KELİMELER'],
  ['Dutch', 'Titel,Auteurs,Samenvatting,Jaar,Tijdschrift,Trefwoorden'],
  ['Indonesian', 'Judul,Penulis,Abstrak,Tahun,Nama Jurnal,Kata Kunci'],
  ['Portuguese', 'Título do artigo,Autores,Resumo,Ano de publicação,Título do periódico,Palavras-chave'],
  ['Spanish', 'Título del artículo,Autores,Resumen,Año de publicación,Título de la revista,Palabras clave'],
  ['Italian', "Titolo dell'articolo,Autori,Riassunto,Anno di pubblicazione,Titolo rivista,Parole chiave"],
  ['French', "Titre de l'article,Auteurs,Résumé,Année de publication,Titre de la revue,Mots-clés"],
  ['German', 'Titel,Verfasser,Zusammenfassung,Erscheinungsjahr,Zeitschrift,Schlagwörter'],
]; // biome-ignore format: a table reads best in rows

test.each(TABLES)('the columns of a table are known: %s', (_, header) => {
  expect(
    read(`${header}\nKelp at dusk,Ann Doe; Ben Roe,Nets and maps.,2020,Coastal Maps,kelp; dusk\n`),
  ).toMatchObject([
    {
      title: 'Kelp at dusk',
      authors: ['Ann Doe', 'Ben Roe'],
      abstract: 'Nets and maps.',
      year: 2020,
      venue: 'Coastal Maps',
      keywords: ['kelp', 'dusk'],
    },
  ]);
});

test.each([
  ['JOURNAL OF COASTAL MAPS', 'Journal of Coastal Maps'],
  ['IEEE TRANSACTIONS ON IMAGE PROCESSING', 'IEEE Transactions on Image Processing'],
  ['PLOS ONE', 'PLOS ONE'],
  ['BMC BIOLOGY', 'BMC Biology'],
  ['JAMA', 'JAMA'],
  ['NATURE', 'Nature'],
  ['ZEITSCHRIFT FÜR PHYSIK B-CONDENSED MATTER', 'Zeitschrift für Physik B-Condensed Matter'],
  ['Coastal Maps', 'Coastal Maps'],
])('the journal %s of Web of Science is set as a title: %s', (written, set) => {
  expect(read(`PT J\nAU Doe, A\nTI KELP AT DUSK\nSO ${written}\nER\n`)).toMatchObject([
    { title: 'KELP AT DUSK', venue: set },
  ]);
  expect(read(`TI\tAU\tSO\tUT\nKelp\tDoe, A\t${written}\tWOS:000123\n`)[0]!.venue).toBe(set);
  // Others write capitals on purpose.
  expect(ris('TI  - A', `JO  - ${written}`)[0]!.venue).toBe(written);
});
