import { expect, test } from 'vitest';
import { mergeRecords } from '../../src/corpus/importing/merge-records.ts';

type Record = Parameters<typeof mergeRecords>[0][number];

const EMPTY: Record = {
  line: 1,
  key: null,
  title: 'Kelp at dusk',
  abstract: '',
  authors: [],
  orcids: [],
  year: null,
  venue: null,
  doi: null,
  arxiv: null,
  url: null,
  code: null,
  keywords: [],
  ids: [],
  references: [],
  citations: [],
  citedBy: null,
  citedByDay: null,
};

/** What is made of records that say these things, the first the richest unless it says less. */
const merged = (...records: readonly Partial<Record>[]) =>
  mergeRecords(records.map((record) => ({ ...EMPTY, ...record })));

test('what the richest record lacks comes from the next richest, then from the others', () => {
  const full = { abstract: 'We map kelp.', authors: ['Ada Lovelace'], year: 2020, line: 7 };
  const gaps = { venue: 'Coasts', url: 'https://example.org/a', keywords: ['kelp'], code: 'c' };
  const last = { key: 'k', arxiv: '2401.01234', year: 1999, venue: 'Maps' };
  const whole = { ...EMPTY, ...full, ...gaps, key: 'k', arxiv: '2401.01234' };
  expect(merged(full, gaps, last)).toEqual(whole);
  expect(merged(gaps, full, last)).toEqual(whole);
});

test.each<[string, Partial<Record>, Partial<Record>]>([
  ['an abstract outweighs three fields', { abstract: 'A.' }, { authors: ['A'], year: 1, venue: 'V' }],
  ['two fields outweigh an abstract that is cut off', { year: 1, venue: 'V' }, { abstract: 'A …' }],
  ['a published version its preprint with a field more', { doi: '10.5555/a' }, { doi: '10.48550/arXiv.2401.01234', year: 1 }],
  ['a field none', { keywords: ['kelp'] }, {}],
  ['an address none', { url: 'https://example.org' }, {}],
])('richer: %s', (_, richer, poorer) => {
  const [a, b] = [{ ...richer, title: 'Richer' }, { ...poorer, title: 'Poorer' }];
  expect(merged(b, a).title).toBe('Richer');
  expect(merged(a, b).title).toBe('Richer');
}); // biome-ignore format: a table reads best in rows

test('of records as rich the first is taken', () => {
  expect(merged({ title: 'One', year: 1 }, { title: 'Two', venue: 'V' }).title).toBe('One');
});

test.each([
  ['We map …', 'We map kelp at dusk.', 'We map kelp at dusk.'],
  ['We map...', 'We map kelp at dusk.', 'We map kelp at dusk.'],
  ['We map [Truncated]', 'We map kelp at dusk by hand.', 'We map kelp at dusk by hand.'],
  ['We map kelp at dusk …', 'We map.', 'We map kelp at dusk …'],
  ['We map.', 'We map kelp at dusk.', 'We map.'],
])('of the abstracts %j and %j the paper has %j', (own, other, taken) => {
  const rich = { authors: ['Ada Lovelace'], year: 2020, venue: 'Coasts', doi: '10.5555/a' };
  expect(merged({ ...rich, abstract: own, keywords: ['k'] }, { abstract: other }).abstract).toBe(
    taken,
  );
});

test.each([
  ['another version has another DOI', '10.5555/A', '10.48550/arXiv.2401.01234', ['doi:10.48550/arxiv.2401.01234']],
  ['both have one DOI in other letters', '10.5555/A', '10.5555/a', []],
  ['the other has none', '10.5555/A', null, []],
  ['only the other has one, which the paper takes over', null, '10.5555/a', []],
])('where %s, it is cited by its own and %j', (_, own, other, ids) => {
  const { doi, ids: known } = merged({ doi: own, abstract: 'We map kelp.' }, { doi: other });
  expect([doi, known]).toEqual([own ?? other, ids]);
}); // biome-ignore format: a table reads best in rows

test('identifiers, references and citations come together', () => {
  const one = { abstract: 'A.', ids: ['pmid:1'], references: ['doi:10.5555/a', 'doi:10.5555/b'] };
  const two = { ids: ['pmid:1', 'pmid:2'], references: ['doi:10.5555/c'], citations: ['pmid:7'] };
  expect(merged(one, two)).toMatchObject({
    ids: ['pmid:1', 'pmid:2'],
    references: ['doi:10.5555/a', 'doi:10.5555/b', 'doi:10.5555/c'],
    citations: ['pmid:7'],
  });
});

const OLD = 'Doe J, 1987, COAST MAPS, V2, P87';
test.each<[string, string[], string[], string[]]>([
  ['the same of both once', ['a:', 'doi:10.5555/a'], ['doi:10.5555/a'], []],
  ['one by one of its identifiers', ['doi:10.5555/a pmid:1', 'pmid:2'], ['pmid:1'], []],
  ['one by another identifier of its kind', ['pmid:1', 'pmid:2'], ['pmid:3'], ['pmid:3']],
  ['none that may be one with another kind', ['pmid:1', 'pmid:2'], ['doi:10.5555/a'], []],
  ['one in words of other years', [OLD, OLD], ['J. Doe, Reefs, 1999'], ['J. Doe, Reefs, 1999']],
  ['one in words by others', [OLD, OLD], ['A. Roe, Reefs, 1987'], ['A. Roe, Reefs, 1987']],
  ['none in words that may be the same', [OLD, OLD], ['J. Doe, Kelp at dusk. Maps 2 (1987)'], []],
  ['one in words beside identifiers, where these have words', [`pmid:1 ${OLD}`, OLD], ['doi:10.5555/r A. Roe, Reefs, 1987'], ['doi:10.5555/r A. Roe, Reefs, 1987']],
  ['none where no word tells', [OLD, 'pmid:1'], ['doi:10.5555/r A. Roe, Reefs, 1987'], []],
])('of the shorter list of references the paper gets %s', (_, list, shorter, added) => {
  const [long, short] = [{ references: list }, { references: shorter }];
  expect(merged({ ...long, abstract: 'A.' }, short).references).toEqual([...list, ...added]);
  expect(merged({ ...short, abstract: 'A.' }, long).references).toEqual([...list, ...added]);
}); // biome-ignore format: a table reads best in rows

test.each([
  ['counted later', [5, '2026-01-01'], [4, '2026-01-02'], [4, '2026-01-02']],
  ['higher, of one day', [5, '2026-01-01'], [6, '2026-01-01'], [6, '2026-01-01']],
  ['lower, of one day', [5, '2026-01-01'], [4, '2026-01-01'], [5, '2026-01-01']],
  ['with a day, before one without', [5, '2026-01-01'], [9, null], [5, '2026-01-01']],
  ['the only one', [null, null], [0, '2026-01-01'], [0, '2026-01-01']],
  ['the only one without a day', [0, null], [null, '2026-01-01'], [0, null]],
  ['higher, both without a day', [0, null], [3, null], [3, null]],
  ['none', [null, null], [null, null], [null, null]],
] as const)('of two counts of citations the one is taken that is %s', (_, a, b, taken) => {
  for (const [one, other] of [[a, b], [b, a]] as const) {
    const { citedBy, citedByDay } = merged(
      { citedBy: one[0], citedByDay: one[1] },
      { citedBy: other[0], citedByDay: other[1] },
    );
    expect([citedBy, citedByDay]).toEqual(taken);
  }
}); // biome-ignore format: a table reads best in rows
