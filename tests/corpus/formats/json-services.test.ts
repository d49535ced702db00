import { expect, test } from 'vitest';
import { sourceOf } from '../../../src/corpus/reading/read-source.ts';

/** `title | authors | year | venue | DOI | abstract | keywords | address` of each record. */
function read(answer: unknown): string[] {
  const { records } = sourceOf(Buffer.from(JSON.stringify(answer)), 'answer.json');
  return records.map(({ title, authors, year, venue, doi, abstract, keywords, url }) =>
    [
      title,
      authors.join('; '),
      year ?? '',
      venue ?? '',
      doi ?? '',
      abstract,
      keywords.join(', '),
      url ?? '',
    ].join(' | '),
  );
}

const RXIV = {
  doi: '10.1101/2021.05.01.442', title: 'Mapping kelp', authors: 'Lovelace, A.; Babbage, C.', author_corresponding: 'Ada Lovelace',
  date: '2021-05-01', version: '1', type: 'new results', license: 'cc_by', category: 'ecology', abstract: 'We map kelp.', published: 'NA', server: 'biorxiv',
}; // biome-ignore format: an answer reads best as one

test.each([
  [
    'bioRxiv and medRxiv, a record a version',
    { messages: [{ status: 'ok' }], collection: [RXIV, { ...RXIV, version: '2', date: '2022-01-02', published: '10.1038/s41586-2023-1', server: 'medrxiv' }] },
    [
      'Mapping kelp | A. Lovelace; C. Babbage | 2021 | bioRxiv | 10.1101/2021.05.01.442 | We map kelp. |  | ',
      'Mapping kelp | A. Lovelace; C. Babbage | 2022 | medRxiv | 10.1101/2021.05.01.442 | We map kelp. |  | ',
    ],
  ],
  [
    'bioRxiv, what became of preprints',
    {
      collection: [
        {
          biorxiv_doi: '10.1101/2021.05.01.442', published_doi: '10.5555/kelp', preprint_title: 'Mapping kelp', preprint_authors: 'Lovelace, A.; Babbage, C.;',
          preprint_category: 'ecology', preprint_date: '2021-05-01', published_date: '2022-02-01', published_journal: 'Coasts', preprint_platform: 'bioRxiv', preprint_abstract: 'We map kelp.',
        },
      ],
    },
    ['Mapping kelp | A. Lovelace; C. Babbage | 2022 | Coasts | 10.5555/kelp | We map kelp. |  | '],
  ],
  [
    'HAL',
    {
      response: {
        numFound: 1,
        docs: [
          {
            docid: '1', uri_s: 'https://hal.science/hal-01', halId_s: 'hal-01', title_s: ['Cartographier le varech', 'Mapping kelp'], subTitle_s: ['un essai'],
            authFullName_s: ['Ada Lovelace', 'Charles Babbage'], abstract_s: ['Nous cartographions.', 'We map.'], producedDate_s: '2020-11', publicationDateY_i: 2021,
            journalTitle_s: 'Côtes', doiId_s: '10.5555/kelp', keyword_s: ['varech', 'cartes'],
          },
        ],
      },
    },
    ['Cartographier le varech: un essai | Ada Lovelace; Charles Babbage | 2021 | Côtes | 10.5555/kelp | Nous cartographions. | varech, cartes | https://hal.science/hal-01'],
  ],
  [
    'ADS',
    {
      responseHeader: { status: 0 },
      response: {
        docs: [
          {
            bibcode: '2021Coast..12..101L', title: ['Mapping kelp'], author: ['Lovelace, Ada', 'Babbage, C.'], abstract: 'We map kelp.', year: '2021', pubdate: '2021-05-00',
            pub: 'Coasts', doi: ['10.5555/kelp'], identifier: ['2021arXiv210112345L', 'arXiv:2101.12345'], keyword: ['kelp', 'maps'],
          },
        ],
      },
    },
    ['Mapping kelp | Ada Lovelace; C. Babbage | 2021 | Coasts | 10.5555/kelp | We map kelp. | kelp, maps | '],
  ],
  [
    'DOAJ',
    {
      total: 1,
      results: [
        {
          id: 'a', created_date: '2023-01-01T00:00:00Z',
          bibjson: {
            title: 'Mapping kelp', author: [{ name: 'Ada Lovelace', affiliation: 'Here' }, { name: 'Charles Babbage' }], abstract: 'We map kelp.', year: '2021', month: '5',
            journal: { title: 'Coasts', volume: '12', issns: ['1000-0000'] }, identifier: [{ type: 'eissn', id: '1000-0000' }, { id: '10.5555/kelp', type: 'DOI' }],
            link: [{ type: 'fulltext', url: 'https://example.org/kelp' }], keywords: ['kelp', 'maps'], subject: [{ term: 'Science', code: 'Q' }],
          },
        },
      ],
    },
    ['Mapping kelp | Ada Lovelace; Charles Babbage | 2021 | Coasts | 10.5555/kelp | We map kelp. | kelp, maps | https://example.org/kelp'],
  ],
  [
    'CORE',
    {
      totalHits: 1,
      results: [
        {
          id: 1, title: 'Mapping kelp', authors: [{ name: 'Lovelace, Ada' }, { name: 'Babbage, Charles' }], abstract: 'We map kelp.', yearPublished: 2021, publishedDate: '2021-05-01T00:00:00',
          createdDate: '2023-01-01T00:00:00', depositedDate: '2022-01-01', doi: '10.5555/kelp', journals: [{ title: 'Coasts', identifiers: ['1000-0000'] }], publisher: 'Press', downloadUrl: 'https://core.ac.uk/download/1.pdf', references: [],
        },
      ],
    },
    ['Mapping kelp | Ada Lovelace; Charles Babbage | 2021 | Coasts | 10.5555/kelp | We map kelp. |  | https://core.ac.uk/download/1.pdf'],
  ],
  [
    "OpenAIRE's graph",
    {
      header: { numFound: 1 },
      results: [
        {
          id: 'doi_1', type: 'publication', mainTitle: 'Mapping kelp', subTitle: null, authors: [{ fullName: 'Lovelace, Ada', name: 'Ada', surname: 'Lovelace', rank: 1 }],
          descriptions: ['We map kelp.'], publicationDate: '2021-05-01', publisher: 'Press', container: { name: 'Coasts', vol: '12' }, pids: [{ scheme: 'handle', value: '1/2' }, { scheme: 'doi', value: '10.5555/kelp' }],
          subjects: [{ subject: { scheme: 'keyword', value: 'kelp' } }], instances: [{ urls: ['https://example.org/kelp'] }],
        },
      ],
    },
    ['Mapping kelp | Ada Lovelace | 2021 | Coasts | 10.5555/kelp | We map kelp. | kelp | https://example.org/kelp'],
  ],
  [
    "OpenAIRE's older answers",
    {
      response: {
        results: {
          result: [
            {
              header: { 'dri:objIdentifier': { $: 'x' } },
              metadata: {
                'oaf:entity': {
                  'oaf:result': {
                    title: [{ '@classid': 'alternative title', $: 'Kelp' }, { '@classid': 'main title', $: 'Mapping kelp' }], creator: [{ '@rank': '1', $: 'Lovelace, Ada' }, { '@rank': '2', $: 'Babbage, Charles' }],
                    dateofacceptance: { $: '2021-05-01' }, description: { $: 'We map kelp.' }, journal: { '@issn': '1000-0000', $: 'Coasts' }, pid: { '@classid': 'doi', $: '10.5555/kelp' }, subject: [{ '@classid': 'keyword', $: 'kelp' }],
                  },
                },
              },
            },
          ],
        },
      },
    },
    ['Mapping kelp | Ada Lovelace; Charles Babbage | 2021 | Coasts | 10.5555/kelp | We map kelp. | kelp | '],
  ],
  [
    'Springer, its abstract in headings and paragraphs',
    {
      records: [
        {
          contentType: 'Article', identifier: 'doi:10.5555/kelp', url: [{ format: 'html', value: 'https://example.org/kelp' }], title: 'Mapping kelp', creators: [{ creator: 'Lovelace, Ada', ORCID: '0' }, { creator: 'Babbage, Charles' }],
          publicationName: 'Coasts', doi: '10.5555/kelp', publicationDate: '2021-05-01', onlineDate: '2021-04-01', abstract: { h1: 'Abstract', p: ['We map kelp.', 'We do.'] }, keyword: ['kelp', 'maps'],
        },
      ],
    },
    ['Mapping kelp | Ada Lovelace; Charles Babbage | 2021 | Coasts | 10.5555/kelp | We map kelp.\n\nWe do. | kelp, maps | https://example.org/kelp'],
  ],
  [
    'Web of Science Starter',
    {
      metadata: { total: 1 },
      hits: [
        {
          uid: 'WOS:1', title: 'Mapping kelp', types: ['Article'], source: { sourceTitle: 'COASTS', publishYear: 2021, publishMonth: 'MAY', pages: { range: '101-109' } },
          names: { authors: [{ displayName: 'Lovelace, Ada', wosStandard: 'Lovelace, A' }], bookEditors: [{ displayName: 'No, One' }] }, links: { record: 'https://example.org/wos/1' }, identifiers: { doi: '10.5555/kelp', issn: '1000-0000' }, keywords: { authorKeywords: ['kelp'] },
        },
      ],
    },
    ['Mapping kelp | Ada Lovelace | 2021 | COASTS | 10.5555/kelp |  | kelp | https://example.org/wos/1'],
  ],
  [
    'DataCite, the description that is an abstract, the title that is none of the others',
    {
      data: [
        {
          id: '10.5555/kelp', type: 'dois',
          attributes: {
            doi: '10.5555/kelp', creators: [{ name: 'Lovelace, Ada', givenName: 'Ada', familyName: 'Lovelace' }, { name: 'Kelp Group', nameType: 'Organizational' }],
            titles: [{ title: 'Varech', titleType: 'TranslatedTitle' }, { title: 'Mapping kelp' }], publisher: 'Press', container: { type: 'Journal', title: 'Coasts' }, publicationYear: 2021,
            descriptions: [{ description: 'Coasts, 12(3)', descriptionType: 'SeriesInformation' }, { description: 'We map kelp.', descriptionType: 'Abstract' }], subjects: [{ subject: 'kelp' }, { subject: 'maps' }], url: 'https://example.org/kelp',
          },
        },
        { id: '10.5555/data', attributes: { doi: '10.5555/data', creators: [], titles: [{ title: 'Kelp data' }], publicationYear: 2020, descriptions: [{ description: 'A table of contents', descriptionType: 'TableOfContents' }] } },
      ],
    },
    ['Mapping kelp | Ada Lovelace; Kelp Group | 2021 | Coasts | 10.5555/kelp | We map kelp. | kelp, maps | https://example.org/kelp', 'Kelp data |  | 2020 |  | 10.5555/data |  |  | '],
  ],
  [
    'OpenReview 2, whose venue names its year',
    {
      notes: [
        { id: 'a', cdate: 1_695_000_000_000, pdate: 1_705_000_000_000, content: { title: { value: 'Mapping kelp' }, authors: { value: ['Ada Lovelace'] }, abstract: { value: 'We map kelp.' }, venue: { value: 'Coasts 2025 oral' } } },
        { id: 'b', cdate: 1_695_000_000_000, content: { title: { value: 'Kelp again' }, authors: { value: ['Ada Lovelace'] }, venue: { value: 'Accepted by Coasts' }, venueid: { value: 'Coasts.cc/2024/Conference' } } },
        { id: 'c', cdate: 1_695_000_000_000, content: { title: { value: 'Kelp once more' }, authors: { value: [] } } },
      ],
    },
    ['Mapping kelp | Ada Lovelace | 2025 | Coasts 2025 oral |  | We map kelp. |  | ', 'Kelp again | Ada Lovelace | 2024 | Accepted by Coasts |  |  |  | ', 'Kelp once more |  | 2023 |  |  |  |  | '],
  ],
])('%s', (_, answer, papers) => {
  expect(read(answer)).toEqual(papers);
}); // biome-ignore format: answers read best as their services write them

test('a list in which a service counts its answer is none of papers', () => {
  const records = [
    { title: 'Mapping kelp', publicationName: 'Coasts', abstract: 'AbstractWe map kelp.' },
  ];
  expect(
    read({ result: [{ total: '1', start: '1' }], records, facets: [{ name: 'year' }] }),
  ).toEqual(['Mapping kelp |  |  | Coasts |  | We map kelp. |  | ']);
});

test('what a paper cites is no list of papers, by whatever name it has its own title', () => {
  const cites = [{ title: 'Nothing of ours' }];
  expect(
    read({ papers: [{ Title: 'Mapping kelp' }, { Title: 'Kelp again', references: cites }] }),
  ).toEqual(['Mapping kelp |  |  |  |  |  |  | ', 'Kelp again |  |  |  |  |  |  | ']);
});

test('an answer with two versions of a preprint names the one on arXiv by its own id', () => {
  const { records } = sourceOf(
    Buffer.from(
      JSON.stringify({
        response: { docs: [{ bibcode: 'x', title: ['Kelp'], identifier: ['arXiv:2101.12345'] }] },
      }),
    ),
    'ads.json',
  );
  expect(records.map(({ arxiv, key }) => [arxiv, key])).toEqual([['2101.12345', 'ads:x']]);
});
