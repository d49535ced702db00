import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CitingCorpus, citationLinks } from '../../src/corpus/citing/citation-links.ts';
import { citedElsewhere } from '../../src/corpus/citing/cited-elsewhere.ts';
import type { CitingRecord } from '../../src/corpus/citing/citing-record.ts';
import { linkCircles } from '../../src/corpus/citing/link-circles.ts';
import { linkFaults } from '../../src/corpus/citing/link-faults.ts';
import { linkRows, rowOf } from '../../src/corpus/citing/link-rows.ts';
import { formatFault, isNotice } from '../../src/corpus/fault.ts';
import { readReference } from '../../src/corpus/fields/references.ts';

type Given = Partial<CitingCorpus['papers'][number]> & {
  readonly references?: readonly string[];
  readonly citations?: readonly string[];
  readonly ids?: readonly string[];
};

/** A corpus of papers by slug. */
function corpusOf(
  given: Readonly<Record<string, Given>>,
  rest: Partial<Pick<CitingCorpus, 'deleted' | 'redirects'>> = {},
): CitingCorpus {
  const slugs = Object.keys(given).sort();
  return {
    papers: slugs.map((slug) => ({
      slug,
      titlePlain: slug,
      authors: [],
      year: null,
      venue: null,
      doi: null,
      arxiv: null,
      url: null,
      ...given[slug],
    })),
    records: new Map(
      slugs.map((slug) => {
        const { references = [], citations = [], ids = [] } = given[slug]!;
        const lists = { references: [...references], citations: [...citations], ids: [...ids] };
        return [slug, { slug, ...lists, citedBy: null, citedByDay: null }];
      }),
    ),
    deleted: [],
    redirects: [],
    ...rest,
  };
}

/** `a > b` for each link. */
function linksOf(corpus: CitingCorpus): readonly string[] {
  const links = citationLinks(corpus);
  if (links === null) return [];
  const slug = (i: number) => corpus.papers[i]!.slug;
  return corpus.papers.flatMap((_, i) =>
    [...rowOf(links.cites, i)].map((to) => `${slug(i)} > ${slug(to)}`),
  );
}

test('papers are linked by whatever identifier a reference has, however it is written', () => {
  const cited = {
    b: { doi: '10.1000/ABC.1' },
    c: { arxiv: '2401.01234v2' },
    d: { ids: ['pmid:30689646'] },
    e: { ids: ['openalex:W123'] },
    f: { ids: ['wos:000123'] },
    g: { url: 'https://openalex.org/W77777' },
    h: { doi: 'https://doi.org/10.1101/2020.01.01.5' },
    i: { doi: '10.12688/f1000research.77.2' },
  };
  const references = [
    'doi:10.1000/abc.1',
    'doi:10.48550/arxiv.2401.01234',
    'pmid:30689646',
    'doi:10.9999/unknown openalex:W123',
    'wos:000123',
    'openalex:W77777',
    'doi:10.1101/2020.01.01.5v2',
    'doi:10.12688/f1000research.77.1',
  ];
  expect(linksOf(corpusOf({ a: { references }, ...cited }))).toEqual(
    Object.keys(cited).map((slug) => `a > ${slug}`),
  );
});

test('a DOI in capitals, with a dot or invisible signs behind it, or in an address is the same', () => {
  const written = [
    'https://doi.org/10.1000/ABC.1.',
    'DOI: 10.1000/Abc.1,',
    '10.1000/abc.1',
    '10.1000/abc.1\u200b',
    'https://www.example.org/doi/full/10.1000/abc.1?needAccess=true',
    'https://www.example.org/articles/10.1000/ABC.1/full',
    'https://example.org/10.1000/abc.1.pdf',
  ];
  for (const reference of written.map(readReference))
    expect(
      linksOf(corpusOf({ a: { references: [reference!] }, b: { doi: '10.1000/aBC.1' } })),
    ).toEqual(['a > b']);
});

test('what cites a paper is linked too, and a link told from both ends is one', () => {
  const corpus = corpusOf({
    a: { doi: '10.1000/a', citations: ['doi:10.1000/b', 'doi:10.1000/c'] },
    b: { doi: '10.1000/b', references: ['doi:10.1000/a', 'doi:10.1000/a'] },
    c: { doi: '10.1000/c' },
  });
  expect(linksOf(corpus)).toEqual(['b > a', 'c > a']);
});

test('an identifier that two papers share stands for neither', () => {
  const shared = { doi: '10.1000/book' };
  expect(
    linksOf(corpusOf({ a: { references: ['doi:10.1000/book'] }, b: shared, c: shared })),
  ).toEqual([]);
});

test('references to a merged paper follow it; those to a deleted one lead nowhere', () => {
  const gone = (slug: string, doi: string) => ({
    slug,
    title: 'Nets of the northern coast',
    authors: ['Jo Roe'],
    year: 1999,
    doi,
    arxiv: null,
  });
  const references = [
    'doi:10.1000/old',
    'doi:10.1000/gone',
    'Roe, J., Nets of the northern coast (1999) Coastal Maps, 2, p. 7',
  ];
  const corpus = corpusOf(
    {
      a: { references: [references[0]!, references[1]!] },
      b: {},
      c: { references: [references[2]!] },
    },
    {
      deleted: [gone('old', '10.1000/old'), { ...gone('gone', '10.1000/gone'), title: 'Gone' }],
      redirects: [{ from: 'papers/old', to: 'papers/b' }],
    },
  );
  expect(linksOf(corpus)).toEqual(['a > b', 'c > b']);
});

test('a corpus without references has no links, and says so', () => {
  expect(citationLinks(corpusOf({ a: {}, b: { doi: '10.1000/b' } }))).toBeNull();
  expect(citationLinks(corpusOf({ a: { references: ['doi:10.1000/x'] } }))).toBeNull();
});

/** What references in words mean of these three papers. */
function meantBy(reference: string, year = 2020): string | null {
  const corpus = corpusOf({
    citing: { year, references: [reference] },
    kelp: {
      titlePlain: 'Kelp at dusk: counting forests from the air',
      authors: ['Ada M. Lovelace', 'Jörg Müller'],
      year: 2010,
      venue: 'Coastal Maps',
    },
    nets: { titlePlain: 'Nets and knots', authors: ['Jo Roe'], year: 1999 },
    tides: { titlePlain: 'Tides of small harbours in winter', authors: [], year: 2001 },
    editorial: { titlePlain: 'Editorial', authors: ['Jo Roe'], year: 1999 },
  });
  return linksOf(corpus)[0]?.replace('citing > ', '') ?? null;
}

test.each([
  [
    'as Scopus prints it',
    'Lovelace, A.M., Müller, J., Kelp at dusk: Counting forests from the air (2010) Coastal Maps, 3 (1), pp. 4-9',
  ],
  [
    'as Scopus prints it since 2023',
    'Lovelace A.M., Müller J., Kelp at dusk: Counting forests from the air, Coastal Maps, 3, 1, pp. 4-9, (2010)',
  ],
  [
    'with the year in front',
    'Lovelace, A., Muller, J.: (2010) Kelp at Dusk: counting forests from the air, pp. 4-9',
  ],
  [
    'in the manner of APA',
    'Lovelace, A. M., & Müller, J. (2010). Kelp at dusk: Counting forests from the air. Coastal Maps, 3, 4.',
  ],
  [
    'in the manner of ACM',
    'LOVELACE, A. AND MUELLER, J. 2010a. Kelp at dusk: counting forests from the air. Coast. Maps 3, 1 (Feb.), 4-9',
  ],
  ['in quotes', 'A. Lovelace, “Kelp at dusk: counting forests from the air,” Coastal Maps, 2010'],
  [
    'with words run together',
    'Lovelace, A.M., Kelp at duskcounting forestsfrom the air (2010) Coastal Maps',
  ],
  [
    'with a word parted at the end of a line',
    'Lovelace, A.M., Kelp at dusk: count- ing forests from the air (2010)',
  ],
  ['with slips', 'Lovelace, A., Kelp at dusk: Countng forrests from the air (2010) Coastal Maps'],
  [
    'without a year',
    'Lovelace, A.M., Müller, J., Kelp at dusk: Counting forests from the air Coastal Maps, 3',
  ],
  [
    'with the year of the preprint',
    'Lovelace, A.M., Kelp at dusk: Counting forests from the air (2008) arXiv',
  ],
  [
    'behind an article that indexes leave out',
    'Lovelace, A., The kelp at dusk: Counting forests from the air (2010)',
  ],
  [
    'with a label behind it',
    'Lovelace, A.M., Kelp at dusk: Counting forests from the air: Research articles (2010) Coastal Maps',
  ],
  [
    'with given and family names turned round',
    'Ada, L.M., Kelp at dusk: Counting forests from the air (2010) Coastal Maps',
  ],
])('a paper is known %s', (_, reference) => {
  expect(meantBy(reference)).toBe('kelp');
});

test.each([
  [
    'another with a longer title',
    'Lovelace, A.M., Night kelp at dusk: Counting forests from the air (2010) Coastal Maps',
  ],
  ['another with a subtitle', 'Roe, J., Nets and knots: A history of fishing (1999) Harbour Press'],
  ['one whose title ends with it', 'Roe, J., On fishing: Nets and knots (1999) Harbour Press'],
  [
    'one whose title goes on',
    'Lovelace, A.M., Kelp at dusk: Counting forests from the air by night (2010) Coastal Maps',
  ],
  ['a short title that no sign ends', 'Roe, J., Nets and knots Harbour Press, 1999'],
  ['one by others', 'Smith, B., Kelp at dusk: Counting forests from the air (2010) Coastal Maps'],
  [
    'one of another time',
    'Lovelace, A.M., Kelp at dusk: Counting forests from the air (1991) Coastal Maps',
  ],
  ['one that says neither author nor year', 'Nets and knots. Harbour Press'],
  ['a short title of a distant year', 'Roe, J., Nets and knots (1996) Harbour Press'],
  ['a title that many papers have', 'Roe, J., Editorial (1999) Coastal Maps'],
  [
    'a part of another number',
    'Lovelace, A.M., Kelp at dusk: Counting 2 forests from the air (2010)',
  ],
  ['nothing at all', '!!!'],
])('a reference does not mean %s', (_, reference) => {
  expect(meantBy(reference)).toBeNull();
});

/** What a reference without a title means of papers that were printed at one place, and of others. */
function meantAt(reference: string): string | null {
  const printed = {
    year: 1948,
    ids: ['printed:2/87'],
    authors: ['Kurt Artmann', 'Ada van der Berg'],
    venue: 'Annalen der Physik',
  };
  const corpus = corpusOf({
    citing: { year: 1979, references: [reference] },
    beams: printed,
    kelp: { ...printed, authors: ['Jo Roe'], venue: 'Journal of the Optical Society of America' },
    twinA: { ...printed, ids: ['printed:3/9'], venue: null },
    twinB: { ...printed, ids: ['printed:3/9'], venue: null },
    bays: { ...printed, ids: ['printed:64/23817'], authors: ['O. Costa de Beauregard'] },
  });
  return linksOf(corpus)[0]?.replace('citing > ', '') ?? null;
}

test.each([
  ['as Web of Science prints it', 'ARTMANN K, 1948, ANN PHYS-BERLIN, V2, P87', 'beams'],
  ['with a year online', 'Artmann K., 1947, Annalen der Physik, V2, P87', 'beams'],
  ['by another of its authors', 'van der Berg A, 1948, ANN PHYS-BERLIN, V2, P87', 'beams'],
  ['from the parts Crossref gives', 'Artmann, Ann. Phys., 1948, 2, 87', 'beams'],
  ['as Scopus prints it', 'Artmann, K., (1948) Ann. Phys., 2 (1), pp. 87-102', 'beams'],
  [
    'as Scopus prints it since 2023',
    'Artmann K., Berg A.V., Ann. Phys., 2, 1, pp. 87-102, (1948)',
    'beams',
  ],
  ['in a shortened journal', 'ROE J, 1948, J OPT SOC AM, V2, P87', 'kelp'],
  ['by a name cut off, at a number', 'COSTADEB.O, 1948, ANN PHYS, V64, ARTN 023817', 'bays'],
])('a paper is known by volume and page %s', (_, reference, slug) => {
  expect(meantAt(reference)).toBe(slug);
});

test.each([
  ['by others', 'MEIER K, 1948, ANN PHYS-BERLIN, V2, P87'],
  ['of another time', 'ARTMANN K, 1951, ANN PHYS-BERLIN, V2, P87'],
  ['of another journal', 'ARTMANN K, 1948, COAST MAPS, V2, P87'],
  ['on another page', 'ARTMANN K, 1948, ANN PHYS-BERLIN, V2, P88'],
  ['of another volume', 'ARTMANN K, 1948, ANN PHYS-BERLIN, V12, P87'],
  ['that says no page', 'ARTMANN K, 1948, ANN PHYS-BERLIN, V2'],
  ['that may be two', 'ARTMANN K, 1948, ANN PHYS-BERLIN, V3, P9'],
  ['by a name of two letters cut off', 'CO.O, 1948, ANN PHYS, V64, ARTN 023817'],
])('volume and page do not mean a paper %s', (_, reference) => {
  expect(meantAt(reference)).toBeNull();
});

test('names with many initials, and nothing behind them, are read to their end', () => {
  expect(meantAt('Ab A. B. C. D., '.repeat(30))).toBeNull();
});

test('a short title needs author and year, one without authors its year', () => {
  expect(meantBy('Roe, J., Nets and knots (1999) Harbour Press')).toBe('nets');
  expect(meantBy('Tides of small harbours in winter (2001) Harbour Press')).toBe('tides');
  expect(meantBy('Tides of small harbours in winter. Harbour Press')).toBeNull();
});

test('a title of ten letters is found where all else agrees, a shorter one nowhere', () => {
  const of = (title: string) =>
    linksOf(
      corpusOf({
        a: { references: [`Roe, J., ${title} (1999) Harbour Press`] },
        b: { titlePlain: title, authors: ['Jo Roe'], year: 1999 },
      }),
    );
  expect(of('Storm tides')).toEqual(['a > b']);
  expect(of('Storm tide')).toEqual([]);
});

test('nothing cites what came years after it in words alone', () => {
  const reference = 'Lovelace, A.M., Kelp at dusk: Counting forests from the air (2008)';
  expect(meantBy(reference, 2009)).toBe('kelp');
  expect(meantBy(reference, 2008)).toBeNull();
});

test('of two papers of one title the one of the year is meant, then that of the venue', () => {
  const same = { titlePlain: 'Kelp at dusk from the air', authors: ['Ada Lovelace'] };
  const of = (reference: string) =>
    linksOf(
      corpusOf({
        a: { references: [reference] },
        b: { ...same, year: 2008, venue: 'Proceedings of Coasts' },
        c: { ...same, year: 2010, venue: 'Coastal Maps' },
        d: { ...same, year: 2010, venue: 'Harbour Letters' },
      }),
    );
  expect(of('Lovelace, A., Kelp at dusk from the air (2008)')).toEqual(['a > b']);
  expect(of('Lovelace, A., Kelp at dusk from the air (2010) Coastal Maps')).toEqual(['a > c']);
  expect(of('Lovelace, A., Kelp at dusk from the air (2010) Harbour Letters')).toEqual(['a > d']);
});

test('papers that cite themselves, circles and papers ahead of their time are told once each, as notices', () => {
  const corpus = corpusOf({
    a: { doi: '10.1000/a', year: 1999, references: ['doi:10.1000/a', 'doi:10.1000/b'] },
    b: { doi: '10.1000/b', year: 1999, references: ['doi:10.1000/a', 'doi:10.1000/c'] },
    c: { doi: '10.1000/c', year: 2010 },
  });
  expect(linksOf(corpus)).toEqual(['a > b', 'b > a', 'b > c']);
  const faults = linkFaults(citationLinks(corpus)!, corpus.papers);
  expect(faults.every(isNotice)).toBe(true);
  expect(faults.map(formatFault)).toEqual([
    'content: conflict citations: imported.jsonl. 1 paper says it cites itself: a. Such a link is left out.',
    'content: conflict citations: imported.jsonl. 1 group of papers cite each other in a circle, so that one cites what came after it: a, b. The links stand; look at years and references of these papers.',
    'content: conflict citations: imported.jsonl. 1 paper cites one that appeared more than a year later, as b (1999) cites c (2010). The links stand; look at the years of these papers.',
  ]);
});

test('of many such papers three are named, and the smallest circle; a year ahead is none', () => {
  const cite = (...to: readonly string[]) => to.map((slug) => `doi:10.1000/${slug}`);
  const paper = (slug: string, year: number, ...to: readonly string[]) => ({
    doi: `10.1000/${slug}`,
    year,
    references: cite(...to),
  });
  const corpus = corpusOf({
    a: paper('a', 2000, 'a', 'b'),
    b: paper('b', 2001, 'b', 'c'),
    c: paper('c', 2001, 'c', 'a'),
    d: paper('d', 2001, 'd', 'e'),
    e: paper('e', 2001, 'd', 'f', 'g'),
    f: paper('f', 2003),
    g: paper('g', 2002),
    h: paper('h', 2000, 'f'),
  });
  expect(linkFaults(citationLinks(corpus)!, corpus.papers).map(({ remedy }) => remedy)).toEqual([
    '4 papers say they cite themselves: a, b, c, …. Such a link is left out.',
    '2 groups of papers cite each other in a circle, so that one cites what came after it: d, e. The links stand; look at years and references of these papers.',
    '2 citations are of papers that appeared more than a year later, as e (2001) cites f (2003). The links stand; look at the years of these papers.',
  ]);
});

test('ten thousand references in one record are read like any other', () => {
  const references = Array.from({ length: 10_000 }, (_, i) => `doi:10.1000/${i}`);
  const corpus = corpusOf({ a: { references }, b: { doi: '10.1000/9999' } });
  expect(linksOf(corpus)).toEqual(['a > b']);
});

/** Links among eight papers, as pairs. */
const PAIRS = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 40 });

/** A corpus with these links, each told by the citing paper, the cited one or both. */
function told(pairs: readonly (readonly [number, number])[], by: readonly number[]): CitingCorpus {
  const given = Array.from({ length: 8 }, (_, i) => ({
    doi: `10.1000/p${i}`,
    references: [] as string[],
    citations: [] as string[],
  }));
  for (const [e, [from, to]] of pairs.entries()) {
    const teller = by[e % by.length]!;
    if (teller !== 1) given[from]!.references.push(`doi:10.1000/p${to}`);
    if (teller !== 0) given[to]!.citations.push(`doi:10.1000/p${from}`);
  }
  return corpusOf(Object.fromEntries(given.map((paper, i) => [`p${i}`, paper])));
}

test('who is cited and who cites are each other’s inverse, without a link twice or to itself', () => {
  fc.assert(
    fc.property(PAIRS, fc.array(fc.nat(2), { minLength: 1 }), (pairs, by) => {
      const links = citationLinks(told(pairs, by));
      const wanted = new Set(pairs.filter(([a, b]) => a !== b).map(([a, b]) => `${a} ${b}`));
      const forth = [...Array(8).keys()].flatMap((i) =>
        links === null ? [] : [...rowOf(links.cites, i)].map((j) => `${i} ${j}`),
      );
      const back = [...Array(8).keys()].flatMap((i) =>
        links === null ? [] : [...rowOf(links.citedBy, i)].map((j) => `${j} ${i}`),
      );
      expect(forth).toEqual([...wanted].sort());
      expect([...back].sort()).toEqual(forth);
    }),
  );
});

test('the order in which references are given makes no difference', () => {
  fc.assert(
    fc.property(PAIRS, fc.array(fc.nat(2), { minLength: 1 }), (pairs, by) => {
      const turned = [...pairs].reverse();
      const byTurned = pairs.map((_, e) => by[(pairs.length - 1 - e) % by.length]!);
      expect(linksOf(told(turned, byTurned.length > 0 ? byTurned : by))).toEqual(
        linksOf(told(pairs, by)),
      );
    }),
  );
});

test('papers lie in a circle where each is reached from the other, and nowhere else', () => {
  fc.assert(
    fc.property(PAIRS, (all) => {
      const pairs = all.filter(([a, b]) => a !== b);
      const rows = linkRows(
        8,
        pairs.map(([from]) => from),
        pairs.map(([, to]) => to),
      );
      const reached = Array.from({ length: 8 }, (_, i) => {
        const seen = new Set<number>();
        const open = [i];
        for (let at = open.pop(); at !== undefined; at = open.pop())
          for (const to of rowOf(rows, at)) {
            if (!seen.has(to)) open.push(to);
            seen.add(to);
          }
        return seen;
      });
      const circleOf = new Map(
        linkCircles(rows).flatMap((circle, c) => circle.map((paper) => [paper, c])),
      );
      for (let a = 0; a < 8; a++)
        for (let b = 0; b < 8; b++) {
          if (a === b) continue;
          const together = circleOf.has(a) && circleOf.get(a) === circleOf.get(b);
          expect(together).toBe(reached[a]!.has(b) && reached[b]!.has(a));
        }
    }),
  );
});

test('how often a paper is cited elsewhere is told with its day, where its source says both', () => {
  const record = (
    slug: string,
    citedBy: number | null,
    citedByDay: string | null,
  ): [string, CitingRecord] => [
    slug,
    { slug, ids: [], references: [], citations: [], citedBy, citedByDay },
  ];
  const papers = ['a', 'b', 'c', 'd'].map((slug) => ({ slug })) as never;
  const records = new Map([
    record('a', 7, '2026-01-02'),
    record('b', 7, null),
    record('c', null, '2026-01-02'),
  ]);
  expect(citedElsewhere({ papers, records })).toEqual([
    { count: 7, date: '2026-01-02' },
    null,
    null,
    null,
  ]);
  expect(citedElsewhere({ papers, records: new Map([record('b', 7, null)]) })).toEqual([]);
});

test('a reference whose identifier nobody here has means a paper by its words, unless that has another of its kind', () => {
  const reference = 'doi:10.1103/x.1 LEVY Y, 1977, PHYS REV D, V15, P3553';
  const levy = { year: 1977, authors: ['Y. Levy'], ids: ['printed:15/3553'] };
  const links = (doi: string | null) =>
    linksOf(corpusOf({ a: { references: [reference] }, b: { ...levy, doi } }));
  expect(links(null)).toEqual(['a > b']);
  expect(links('10.1103/X.1')).toEqual(['a > b']);
  expect(links('10.5555/other')).toEqual([]);
});
