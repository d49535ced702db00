import { expect, test } from 'vitest';
import { yamlAuthors, yamlFields } from '../../../src/corpus/formats/yaml-paper.ts';
import { sourceOf } from '../../../src/corpus/reading/read-source.ts';

const read = (text: string) => sourceOf(Buffer.from(text), 'export').records;

test('PubMed: parts of an abstract have their label in front, where they have one', () => {
  const abstract = (...parts: readonly string[]) =>
    read(
      `<PubmedArticle><Article><ArticleTitle>Kelp</ArticleTitle><Abstract>${parts.join('')}</Abstract></Article></PubmedArticle>`,
    )[0]!.abstract;
  expect(abstract('<AbstractText>We map.</AbstractText>')).toBe('We map.');
  expect(
    abstract(
      '<AbstractText Label="AIMS">We map.</AbstractText>',
      '<AbstractText Label="METHODS"> </AbstractText>',
      '<AbstractText Label="UNLABELLED">We count.</AbstractText>',
      '<AbstractText>We <i>end</i>.</AbstractText>',
      '<CopyrightInformation>Given to all.</CopyrightInformation>',
    ),
  ).toBe('AIMS: We map.\n\nWe count.\n\nWe end.\n\nGiven to all.');
});

test('MODS: the title a work is known by, its authors and no editors, where it stands', () => {
  const work = (inner: string) => `<modsCollection><mods ID="m1">${inner}</mods></modsCollection>`;
  expect(
    read(
      work(`
        <titleInfo type="translated"><title>Les cartes</title></titleInfo>
        <titleInfo><nonSort>The</nonSort><title>maps</title><subTitle>a test</subTitle></titleInfo>
        <name><namePart type="given">Ada</namePart><namePart type="family">Lovelace</namePart></name>
        <name><namePart>Survey Group</namePart><role><roleTerm>author</roleTerm></role></name>
        <name><namePart>No One</namePart><role><roleTerm>editor</roleTerm></role></name>
        <abstract> </abstract><abstract>We map.</abstract>
        <relatedItem type="series"><titleInfo><title>Series</title></titleInfo></relatedItem>
        <relatedItem type="host"><titleInfo><title>Coasts</title></titleInfo>
          <part><date>2021</date></part></relatedItem>
        <identifier type="doi">10.1000/a</identifier>
        <location><url>https://example.org/a</url></location>
        <subject><topic>kelp</topic></subject>`),
    ),
  ).toMatchObject([
    {
      key: 'mods:m1',
      title: 'The maps: a test',
      authors: ['Ada Lovelace', 'Survey Group'],
      abstract: 'We map.',
      venue: 'Coasts',
      year: 2021,
      doi: '10.1000/a',
      url: 'https://example.org/a',
      keywords: ['kelp'],
    },
  ]);
  expect(
    read(
      '<mods><titleInfo type="uniform"><nonSort>L’</nonSort><title>art</title></titleInfo></mods>',
    ),
  ).toMatchObject([{ key: null, title: 'L’art', authors: [], venue: null }]);
});

test('Zotero: an item has the journal it points to or holds, and no attachment is one', () => {
  const rdf = `<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#">
    <bib:Article rdf:about="https://doi.org/10.1000/a"><z:itemType>journalArticle</z:itemType>
      <dc:title>Kelp</dc:title><dcterms:isPartOf rdf:resource="urn:issn:1"/>
      <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Doe</foaf:surname><foaf:givenName>Ann</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
      <dc:subject><dcterms:LCC><rdf:value>QA1</rdf:value></dcterms:LCC></dc:subject><dc:subject>kelp</dc:subject></bib:Article>
    <bib:BookSection rdf:about="#item_2"><z:itemType>bookSection</z:itemType><dc:title>Nets</dc:title>
      <dcterms:isPartOf><bib:Series><dc:title>A series</dc:title></bib:Series></dcterms:isPartOf>
      <dcterms:isPartOf><bib:Book><dc:title>A book</dc:title></bib:Book></dcterms:isPartOf></bib:BookSection>
    <z:Attachment rdf:about="#item_3"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title></z:Attachment>
    <bib:Journal rdf:about="urn:issn:1"><dc:title>Coasts</dc:title><dc:identifier>DOI 10.1000/a</dc:identifier></bib:Journal>
  </rdf:RDF>`;
  expect(read(rdf)).toMatchObject([
    { title: 'Kelp', venue: 'Coasts', doi: '10.1000/a', authors: ['Ann Doe'], keywords: ['kelp'] },
    { title: 'Nets', venue: 'A book', doi: null, authors: [] },
  ]);
});

test('Citavi: a contribution has its book, persons their names in order, groups theirs', () => {
  const xml = `<CitaviExchangeData><Persons><Person id="p1"><FirstName>Ada</FirstName><MiddleName>M.</MiddleName><LastName>Lovelace</LastName></Person><Person id="p2"><LastName>Survey Group</LastName></Person></Persons>
    <Keywords><Keyword id="k1"><Name>kelp</Name></Keyword></Keywords>
    <Periodicals><Periodical id="j1"><FullName>Coasts</FullName></Periodical></Periodicals>
    <References>
      <Reference id="r1"><Title>Kelp</Title><Subtitle>a study</Subtitle><Year>2020</Year><PeriodicalID>j1</PeriodicalID><Abstract> </Abstract></Reference>
      <Reference id="r2"><Title>Nets</Title><DOI>10.1000/b</DOI></Reference>
      <Reference id="r3"><Title>The book</Title></Reference>
    </References>
    <ReferenceAuthors><OnetoN>r1;p2;p1:2</OnetoN></ReferenceAuthors>
    <ReferenceKeywords><OnetoN>r1;k1</OnetoN></ReferenceKeywords>
    <ReferenceReferences><OnetoN>r3;r2</OnetoN></ReferenceReferences>
  </CitaviExchangeData>`;
  expect(read(xml)).toMatchObject([
    {
      key: 'citavi:r1',
      title: 'Kelp: a study',
      abstract: '',
      authors: ['Survey Group', 'Ada M. Lovelace'],
      keywords: ['kelp'],
      venue: 'Coasts',
      year: 2020,
    },
    { title: 'Nets', venue: 'The book', doi: '10.1000/b', authors: [] },
    { title: 'The book', venue: null },
  ]);
});

test.each([
  [
    'a colon in a value',
    'title: Maps: a study\nyear: 2020',
    { title: 'Maps: a study', year: 2020 },
  ],
  ['a sign in front of one', 'author: @ada', { author: '@ada' }],
  ['a field twice', 'title: A\ntitle: B', { title: 'B' }],
  ['a list', '- a\n- b', null],
  ['a word', 'title', null],
  ['a quote that is not closed', 'title: "A\nyear: 1', null],
  ['an alias of nothing', 'title: *a', null],
  ['twenty brackets open at once', `a: ${'['.repeat(20)}${']'.repeat(20)}`, 'read'],
  ['twenty-one', `a: ${'['.repeat(21)}${']'.repeat(21)}`, null],
  ['brackets one after the other', `a: [${'[],'.repeat(40)}]`, 'read'],
  ['four lists in lists on one line', 'a:\n  - - - - b', 'read'],
  ['five', 'a:\n  - - - - - b', null],
  ['as many signs as are read', `a: ${'x'.repeat(2 ** 18 - 3)}`, 'read'],
  ['one more', `a: ${'x'.repeat(2 ** 18 - 2)}`, null],
])('front matter with %s', (_, source, fields) => {
  const found = yamlFields(source);
  if (fields === 'read') expect(found).not.toBeNull();
  else expect(found).toEqual(fields);
});

test.each([
  ['a text', 'Ada Lovelace; C. Babbage', ['Ada Lovelace', 'C. Babbage']],
  ['links', ['[[Ada Lovelace]]', '[[ada|Ada Lovelace]]'], ['Ada Lovelace', 'Ada Lovelace']],
  [
    'persons and bodies',
    [
      { 'given-names': 'Vincent', 'name-particle': 'van', 'family-names': 'Gogh' },
      { name: 'Survey Group' },
      { alias: 'x' },
    ],
    ['Vincent van Gogh', 'Survey Group'],
  ],
])('authors in front matter: %s', (_, value, names) => {
  expect(yamlAuthors(value)).toEqual(names);
});
