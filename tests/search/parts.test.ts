import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '../../src/atlas/random.ts';
import type { Atlas } from '../../src/atlas/types.ts';
import { findAcronyms } from '../../src/search/acronyms.ts';
import type { QueryOptions } from '../../src/search/answer-question.ts';
import { dividedIndex } from '../../src/search/divided-index.ts';
import { fileStore } from '../../src/search/file-store.ts';
import { hashText } from '../../src/search/identifier-hashes.ts';
import { searchFiles } from '../../src/search/index-files.ts';
import { openMeaning, packMeaning } from '../../src/search/meaning-file.ts';
import { openSearch, type Search } from '../../src/search/open-search.ts';
import { unpack } from '../../src/search/packing.ts';
import { partialIndex } from '../../src/search/partial-index.ts';
import { openSkeleton } from '../../src/search/skeleton.ts';
import { blockFiles } from '../../src/search/term-blocks.ts';
import { indexWords, openWordsIndex, packWordsIndex } from '../../src/search/words-file.ts';
import { isGenerated } from '../../src/site/build/generated-paths.ts';
import { paper } from '../atlas/corpora.ts';
import { manyPapers } from './many-papers.ts';
import { plainColumns } from './opened.ts';

const PAPERS = manyPapers(2100);
const DIMENSIONS = 16;
const INDEX = packWordsIndex(
  indexWords(PAPERS, {
    ...plainColumns(PAPERS),
    acronyms: findAcronyms(PAPERS.map(({ abstract }) => abstract)),
    authors: PAPERS.map(({ authors }) => authors),
    venues: PAPERS.map((_, i) =>
      i % 4 === 0 ? null : `Journal of ${['Kelp', 'Reefs'][i % 2]!} ${i % 40}`,
    ),
    years: PAPERS.map(({ year }) => year),
    topics: [
      { id: 'sea', name: 'Sea' },
      { id: 'outside', name: 'Outside' },
    ],
    topicOf: PAPERS.map((_, i) => (i % 3 === 0 ? 1 : 0)),
    identifiers: PAPERS.map((_, i) => [hashText(`doi 10.1000/${i}`), i] as const)
      .sort(([a], [b]) => a - b)
      .flat(),
  }),
);
const MEANING = meaningOf(PAPERS.map(({ kinds }) => kinds));
const WHOLE = new Map([
  ['test/search/words.bin', INDEX],
  ['test/search/meaning.bin', MEANING],
]);
const PARTS = new Map(
  dividedIndex(openWordsIndex(unpack(INDEX, 'words.bin')), openMeaning(MEANING), null).map(
    ({ name, bytes }) => [`test/search/${name}`, bytes],
  ),
);
const whole = await hostOf(WHOLE).open();
const parts = await hostOf(PARTS).open();

/** Papers that are made of the same are near. */
function meaningOf(kinds: readonly (readonly number[])[]): Uint8Array {
  const vectors = new Float32Array(kinds.length * DIMENSIONS);
  for (const [i, own] of kinds.entries())
    for (const kind of own) {
      const random = seeded(kind);
      for (let d = 0; d < DIMENSIONS; d++) vectors[i * DIMENSIONS + d]! += random() - 0.5;
    }
  const xy = Float64Array.from({ length: kinds.length * 2 }, (_, i) => (i % 7) / 7);
  const rest = { hasNearWords: false, newLength: 1, newWeight: null };
  return packMeaning({ vectors, dimensions: DIMENSIONS, xy, ...rest });
}

/** A host of files that tells what it is asked for; `away`: what does not come. */
function hostOf(files: ReadonlyMap<string, Uint8Array>) {
  const asked: string[] = [];
  const away = { test: (_path: string) => false };
  const read = async (path: string) => {
    asked.push(path);
    if (away.test(path)) return null;
    const bytes = files.get(path);
    if (bytes === undefined) throw new Error(`the host has no ${path}`);
    return bytes;
  };
  return { asked, away, open: () => openSearch('test', read), store: () => fileStore(read) };
}

const answers = async (search: Search, query: string, meaning: QueryOptions['meaning'] = 'none') =>
  search.query(query, { limit: 10, meaning });
const slugs = async (search: Search, query: string) =>
  (await answers(search, query, 'load')).results.map(({ slug }) => slug);

const word = fc.constantFrom(...openWordsIndex(unpack(INDEX, 'words.bin')).terms);
const cut = fc.tuple(word, fc.integer({ min: 1, max: 8 })).map(([all, most]) => all.slice(0, most));
const slip = fc
  .tuple(word, fc.nat())
  .map(([all, at]) => all.slice(0, at % all.length) + all.slice((at % all.length) + 1));
const joined = fc.tuple(word, word).map(([left, right]) => left + right);
const other = fc.constantFrom('the', 'OR', 'xqzz', 'year:2020', 'author:lee', 'topic:sea', '李');
const typed = fc.oneof({ weight: 4, arbitrary: word }, cut, slip, joined, other);
const title = fc.constantFrom(...PAPERS.map((one) => one.title));
const question = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(typed, { minLength: 1, maxLength: 6 }).map((all) => all.join(' ')),
  },
  fc.tuple(title, fc.nat()).map(([all, at]) => all.slice(0, 2 + (at % all.length))),
  fc.tuple(title, typed).map(([all, end]) => `${all.split(' ').slice(0, 3).join(' ')} ${end}`),
);

test('two thousand papers and more in parts answer by words as the whole index does, in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(question, async (asked) => {
      expect(await answers(parts, asked)).toEqual(await answers(whole, asked));
    }),
    { seed: 11, numRuns: 300 },
  );
});

test('the papers of a term that very many have are asked for together with the term', async () => {
  const papers = PAPERS.map((one) => ({ ...one, title: `${one.title} benthos` }));
  const index = indexWords(papers, plainColumns(papers));
  const divided = dividedIndex(index, openMeaning(MEANING), null);
  const host = hostOf(new Map(divided.map(({ name, bytes }) => [`test/search/${name}`, bytes])));
  const search = await host.open();
  host.asked.length = 0;
  const isWanted = () => host.asked.length === 0;
  await search.query('benthos ', { limit: 10, meaning: 'none', isWanted });
  expect(host.asked.filter((path) => path.includes('/postings/'))).toEqual([
    'test/search/postings/0.bin',
  ]);
  const all = await hostOf(new Map([['test/search/words.bin', packWordsIndex(index)]])).open();
  for (const asked of ['benthos ', 'benth', 'bentos ', 'benthos of pruned networks '])
    expect(await answers(search, asked)).toEqual(await answers(all, asked));
});

test('of the ten best by meaning nineteen in twenty are those of the whole index', async () => {
  let found = 0;
  let wanted = 0;
  for (const asked of fc.sample(question, { seed: 12, numRuns: 150 })) {
    const best = await slugs(whole, asked);
    const own = new Set(await slugs(parts, asked));
    wanted += best.length;
    found += best.filter((slug) => own.has(slug)).length;
  }
  expect(wanted).toBeGreaterThan(1000);
  expect(found / wanted).toBeGreaterThanOrEqual(0.95);
});

const aPaper = fc.constantFrom(...PAPERS.keys());
const fromField = (text: (paper: number) => string) =>
  fc.tuple(aPaper, fc.nat(), fc.nat(60)).map(([at, from, length]) => {
    const words = text(at)
      .split(/[\s,]+/)
      .filter((one) => one !== '');
    return words
      .slice(from % words.length)
      .join(' ')
      .slice(0, 1 + length);
  });
const field = fc.oneof(
  fromField((at) => PAPERS[at]!.authors).map((name) => `author:"${name}"`),
  fromField((at) => PAPERS[at]!.title).map((words) => `title:"${words}"`),
  fc
    .constantFrom('journal', 'kelp 1', 'of reefs', 'reef', 'journal of kelp 12', '')
    .map((name) => `venue:"${name}"`),
  fc.integer({ min: 2010, max: 2027 }).map((year) => `year:${year}-${year + 3}`),
);

test('fields are asked of an index in parts as of a whole one', async () => {
  await fc.assert(
    fc.asyncProperty(field, fc.option(field), async (one, two) => {
      const asked = two === null ? one : `${one} ${two}`;
      expect(await answers(parts, asked)).toEqual(await answers(whole, asked));
    }),
    { seed: 14, numRuns: 80 },
  );
});

test('a paper is known by its slug, whatever stands in its title', async () => {
  const { store } = hostOf(PARTS);
  const known = async (slug: string) => {
    const index = partialIndex(
      openSkeleton(unpack(PARTS.get('test/search/words.bin')!, 'words.bin'))!,
      store(),
    );
    let found = index.paperOf(slug);
    while (await index.loadLacking()) found = index.paperOf(slug);
    return found;
  };
  expect(await Promise.all(['s0', 's1234', 's2100', 'kelp'].map(known))).toEqual([
    0,
    1234,
    undefined,
    undefined,
  ]);
});

test('every part has a path at which a build may write, so that nothing of the owner’s stands there', () => {
  const paths = [...PARTS.keys()].map((path) => `data/${path.replace('test', '0123456789ab')}`);
  expect(paths.filter((path) => !isGenerated(path))).toEqual([]);
});

test('a name loads the words that begin like it, and not those of all papers', async () => {
  const { asked, open } = hostOf(PARTS);
  const search = await open();
  asked.length = 0;
  await answers(search, 'author:müller');
  const columns = asked.filter((path) => path.includes('/columns/authors'));
  expect(columns[0]).toBe('test/search/columns/authors.bin');
  expect(columns.length).toBeLessThan(4);
  expect(asked.filter((path) => /titles|slugs/.test(path))).toEqual([]);
});

test('words that begin alike are named as the whole index names them, and files of rarer ones are left alone', async () => {
  const { asked, store } = hostOf(PARTS);
  const sections = unpack(PARTS.get('test/search/words.bin')!, 'words.bin');
  const all = openWordsIndex(unpack(INDEX, 'words.bin'));
  const letters = fc.constantFrom(...all.terms).map((term) => term.slice(0, 2));
  const cases = fc.tuple(letters, fc.integer({ min: 1, max: 40 }), fc.integer({ max: 3000 }));
  await fc.assert(
    fc.asyncProperty(cases, async ([start, most, mostPapers]) => {
      const index = partialIndex(openSkeleton(sections)!, store());
      index.rowsBeginning(start, most, mostPapers);
      await index.loadLacking();
      expect(index.rowsBeginning(start, most, mostPapers)).toEqual(
        all.rowsBeginning(start, most, mostPapers),
      );
    }),
    { seed: 13, numRuns: 100 },
  );
  const filesFor = async (most: number) => {
    asked.length = 0;
    const index = partialIndex(openSkeleton(sections)!, store());
    index.rowsBeginning('', most, PAPERS.length * all.terms.length);
    await index.loadLacking();
    return asked.length;
  };
  expect(await filesFor(1)).toBeLessThan(await filesFor(all.terms.length));
});

test('a question asks for the parts of its words, its answers and its meaning, and the next for what is new', async () => {
  const { asked, open } = hostOf(PARTS);
  const search = await open();
  expect(asked).toEqual(['test/search/words.bin']);
  await answers(search, 'quantization of language models ');
  const first = asked.splice(0);
  expect(first.filter((path) => /\/(?:cells|vectors|columns|identifiers)\//.test(path))).toEqual([
    'test/search/columns/topicOf.bin',
  ]);
  expect(first.length).toBeLessThan(40);
  await answers(search, 'quantization of language models ');
  expect(asked).toEqual([]);
  await answers(search, 'quantization of language models ', 'load');
  expect(asked).toContain('test/search/meaning.bin');
  asked.length = 0;
  const again = await answers(search, 'quantization of language models ', 'here');
  expect(again.semanticState).toBe('complete');
  expect(asked).toEqual([]);
});

test('no card is asked for of papers that meaning may yet replace', async () => {
  const { asked, open } = hostOf(PARTS);
  const search = await open();
  const shown = await answers(search, 'how to prune a network without its data', 'load');
  expect(shown.semanticState).toBe('complete');
  const isCard = (path: string) => path.includes('/cards/');
  const lastCell = asked.findLastIndex((path) => path.includes('/cells/'));
  expect(lastCell).toBeGreaterThan(0);
  expect(asked.slice(0, lastCell).filter(isCard)).toEqual([]);
  expect(asked.filter(isCard).length).toBeGreaterThan(0);
});

const askedFor = async (query: string, meaning: QueryOptions['meaning']) => {
  const { asked, open } = hostOf(PARTS);
  await answers(await open(), query, meaning);
  return asked;
};
const SENTENCES = fc
  .sample(fc.constantFrom(...PAPERS), { seed: 15, numRuns: 20 })
  .map(({ title: words }) => `what is it that ${words} can be used for, and by whom?`);

test('where meaning is not loaded nothing is asked for that it alone needs', async () => {
  for (const sentence of SENTENCES)
    expect(new Set(await askedFor(sentence, 'here'))).toEqual(
      new Set(await askedFor(sentence, 'none')),
    );
});

test('what words mean is asked for while other terms are still looked for', async () => {
  let early = 0;
  for (const sentence of SENTENCES) {
    const asked = await askedFor(sentence, 'load');
    const lastTerms = asked.findLastIndex((path) => path.includes('/terms/'));
    early += asked.slice(0, lastTerms).some((path) => path.includes('/vectors/')) ? 1 : 0;
  }
  expect(early).toBeGreaterThan(SENTENCES.length / 2);
});

test('small words load no terms', async () => {
  const termsFor = async (text: string) => {
    const asked = await askedFor(text, 'load');
    return [...new Set(asked.filter((path) => path.includes('/terms/')))].sort();
  };
  expect(await termsFor('what is the pruning of networks for ')).toEqual(
    await termsFor('pruning networks '),
  );
});

test('an identifier finds its paper by one part', async () => {
  const { asked, open } = hostOf(PARTS);
  const search = await open();
  asked.length = 0;
  const { results, total } = await answers(search, 'doi:10.1000/1234');
  expect([results[0]!.slug, total]).toEqual(['s1234', 1]);
  expect(asked.filter((path) => path.includes('identifiers'))).toHaveLength(1);
});

test('where parts of meaning do not come words answer, and where parts of words do not, nobody does', async () => {
  const { away, open } = hostOf(PARTS);
  const search = await open();
  away.test = (path) => path.includes('/vectors/');
  const plain = await answers(search, 'pruning networks ', 'load');
  expect(plain.semanticState).toBe('none');
  expect(plain.results).toEqual((await answers(whole, 'pruning networks ')).results);
  away.test = (path) => path.includes('/terms/');
  await expect(answers(search, 'diffusion ')).rejects.toThrow(
    'search: missing index: nobody answers. Are you offline?',
  );
  away.test = () => false;
  expect((await answers(search, 'diffusion ', 'load')).semanticState).toBe('complete');
});

test('a question that nobody waits for any more loads nothing more', async () => {
  const { asked, open } = hostOf(PARTS);
  const search = await open();
  asked.length = 0;
  const isWanted = () => asked.length === 0;
  await search.query('quantization of models ', { limit: 10, meaning: 'load', isWanted });
  expect(asked.filter((path) => path.includes('/terms/')).length).toBeGreaterThan(0);
  expect(asked.filter((path) => /\/(?:cards|cells)\//.test(path))).toEqual([]);
  const waited = await answers(search, 'quantization of models ');
  expect(waited).toEqual(await answers(whole, 'quantization of models '));
});

test('questions that are asked at once are answered as one after the other', async () => {
  const search = await hostOf(PARTS).open();
  const asked = ['pruning ', 'reward models', 'pruning of models', 'reinforcment learning '];
  const together = await Promise.all(asked.map((one) => answers(search, one, 'load')));
  for (const [i, one] of asked.entries())
    expect(together[i]).toEqual(await answers(parts, one, 'load'));
});

test('a map of more than two thousand papers has its index in parts, and one of fewer a whole one', () => {
  const files = (count: number) => {
    const papers = Array.from({ length: count }, (_, i) => paper(`p${i}`, `Kelp ${i}`, 'Tides.'));
    const atlas = {
      topics: [{ id: 'outside', name: 'Outside' }],
      papers: papers.map(() => ({ topic: 'outside' })),
    } as unknown as Atlas;
    const meaning = meaningOf(papers.map((_, i) => [i % 9]));
    const made = searchFiles(
      { version: 'test', papers, atlas, site: { abstracts: 'none' } },
      { meaning, nearWords: null, words: null, model: null },
    );
    return made.map(({ path }) => path);
  };
  expect(files(2000)).toEqual(['data/test/search/words.bin', 'data/test/search/meaning.bin']);
  expect(files(2001)).toEqual(
    expect.arrayContaining(
      ['words.bin', 'terms/0.bin', 'cards/125.bin', 'cells/7.bin'].map(
        (name) => `data/test/search/${name}`,
      ),
    ),
  );
});

test('of very many papers more terms lie in a file, so that what all questions load grows less than they', () => {
  const terms = Array.from({ length: 4096 }, (_, i) => `w${String(i).padStart(4, '0')}`);
  const filesOf = (most: number, papers: number) => {
    const lists = terms.map((_, i) =>
      Array.from({ length: i % 512 === 0 ? most : 2 }, (__, k) => k << 10),
    );
    const files = blockFiles({ firstRow: 0, terms, lists }, [], papers);
    return [files.terms.length, files.common.length];
  };
  expect(filesOf(5000, 2100)).toEqual([16, 8]);
  expect(filesOf(5000, 80_000)).toEqual([16, 8]);
  // Twelve times as many papers: a file holds three and a half times as much.
  expect(filesOf(5000, 1_000_000)).toEqual([5, 0]);
  expect(filesOf(20_000, 1_000_000)).toEqual([5, 8]);
});
