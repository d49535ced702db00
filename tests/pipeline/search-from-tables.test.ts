import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeded } from '../../src/atlas/random.ts';
import type { Atlas } from '../../src/atlas/types.ts';
import type { Paper } from '../../src/corpus/paper.ts';
import { writeFrame, writeKitWords, writeSearchFrame } from '../../src/pipeline/site-kit.ts';
import { paperOfRow, rowSchema } from '../../src/pipeline/worker/paper-row.ts';
import { BLOCK_ROWS } from '../../src/search/index-blocks.ts';
import { searchFiles, searchFrame, toIndexed } from '../../src/search/index-files.ts';
import { openMeaning, packMeaning, precisionOf } from '../../src/search/meaning-file.ts';
import { packedRow } from '../../src/search/meant-rows.ts';
import { unpack } from '../../src/search/packing.ts';
import { openSkeleton } from '../../src/search/skeleton.ts';
import { termPostings } from '../../src/search/term-postings.ts';
import { topTerms } from '../../src/search/top-terms.ts';
import { NUMBER_COLUMNS, TEXT_COLUMNS } from '../../src/search/words-index.ts';
import type { SiteFrame } from '../../src/site/site-frame.ts';
import { answersOf } from './worker-answers.ts';

const COUNT = 900;
const DIMENSIONS = 16;
const VERSION = '0123456789ab';
const TOPICS = [
  { id: 'sea', name: 'Sea', subtopics: [] },
  { id: 'outside', name: 'Outside', subtopics: [] },
];
const PLACES = ['深層学習', 'Müllabfuhr', 'colour', 'α-synuclein', 'GANs', 'don’t'];

/** More terms than a block holds, one that very many papers have, short forms, and words of scripts without spaces. */
const ROWS = Array.from({ length: COUNT }, (_, i) => {
  const random = seeded(i + 1);
  const words = Array.from({ length: 14 }, () => `w${Math.floor(random() * 9000).toString(36)}`);
  const [first, ...rest] = words;
  return rowSchema.parse({
    slug: `kelp-${String(i).padStart(4, '0')}`,
    title: `Kelp of ${first} ${PLACES[i % PLACES.length]}`,
    abstract: `${rest.join(' ')}. Kelp growth model (KGM) of *${PLACES[(i + 1) % 6]}*, and gan.${
      i % 9 === 0 ? ' Generative adversarial networks (GAN).' : ''
    }${i % 50 === 0 ? ' Der Tang ist auch mit den Wellen.' : ''}`,
    authors: i % 7 === 0 ? [] : [`Ada ${first}`, 'Bo Li'],
    year: i % 5 === 0 ? null : 2000 + (i % 20),
    venue: i % 3 === 0 ? null : `Journal of ${rest[0]}`,
    doi: i % 4 === 0 ? `10.1000/${i}` : null,
    arxiv: i % 4 === 1 ? `2101.${10_000 + i}` : null,
    topic: i % 11 === 0 ? 'outside' : 'sea',
    probabilities: [0.5, 0.5],
    x: (i % 7) / 7,
    y: (i % 13) / 13,
  });
});
const PAPERS: readonly Paper[] = ROWS.map((row) => paperOfRow(row, 1));
const MEANING = packMeaning({
  vectors: Float32Array.from({ length: COUNT * DIMENSIONS }, (_, i) => seeded(i)() - 0.5),
  dimensions: DIMENSIONS,
  xy: Float64Array.from(ROWS.flatMap(({ x, y }) => [x, y])),
  ...{ hasNearWords: false, newLength: 1, newWeight: null },
});

/** What one machine makes of the papers, in whatever language they are read. */
const modelIn = (language: 'en' | 'de') => ({
  version: VERSION,
  papers: PAPERS,
  site: { abstracts: 'full' as const },
  pageLanguage: 'en',
  atlas: {
    topics: TOPICS,
    papers: ROWS.map(({ topic }) => ({ topic })),
    origin: { language },
  } as unknown as Atlas,
});

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'chartroom-search-tables-'));
  const site = { language: 'en' };
  const frame = { version: VERSION, site, paperCount: COUNT, atlas: { topics: TOPICS } };
  const whole = searchFrame(modelIn('en'), COUNT);
  const words = { dimensions: DIMENSIONS, byModel: false, newLength: 1, newWeight: null };
  const kits = [
    ...(['en', 'de'] as const).map((name) => [name, searchFrame(modelIn(name), COUNT)] as const),
    ['telling', { ...whole, head: { ...whole.head, topTermsOnly: true } }] as const,
  ];
  for (const [name, search] of kits) {
    const kit = join(dir, name);
    writeFrame(kit, frame as unknown as SiteFrame);
    writeKitWords(kit, words);
    writeSearchFrame(kit, search);
  }
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

interface Word {
  readonly kind: string;
  readonly key: string;
  readonly values: string;
}

/** Groups as a cluster groups them: by keys, in the order of units of 16 bits. */
function groupsOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string): [string, Row[]][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Sorted rows of a kind, in blocks. */
function blocksIn(words: readonly Word[], kind: string) {
  const rows = groupsOf(
    words.filter((word) => word.kind === kind),
    ({ key }) => key,
  ).map(([key, own]) => ({
    key,
    values: own.flatMap(({ values }) => values.split(',').map(Number)),
  }));
  return Array.from({ length: Math.ceil(rows.length / BLOCK_ROWS) }, (_, n) => ({
    firstRow: n * BLOCK_ROWS,
    rows: rows.slice(n * BLOCK_ROWS, (n + 1) * BLOCK_ROWS),
  }));
}

type Ask = (stage: string, ...lines: readonly object[]) => ReturnType<typeof answersOf>;
const asking =
  (kit: string): Ask =>
  (stage, ...lines) =>
    answersOf(stage, lines, null, join(dir, kit));

/** What papers give to the index, parted into lines that end there. */
async function toldOf(ask: Ask, ends: readonly number[]) {
  const parts = ends
    .slice(1)
    .map((end, k) => ({ from: ends[k]!, papers: ROWS.slice(ends[k], end) }));
  const told = await ask('terms', ...parts);
  const all = <Row>(name: string): readonly Row[] => told.flatMap((answer) => answer[name]);
  return {
    words: all<Word>('words'),
    given: [...new Set(all<string>('given'))],
    shortForms: all<{ short: string; long: string; times: number }>('shortForms'),
    small: all<{ short: string; times: number }>('small'),
    identifiers: all<[number, number]>('identifiers'),
    numbers: (name: string) => told.flatMap((answer) => JSON.parse(`[${answer.numbers[name]}]`)),
  };
}
type Told = Awaited<ReturnType<typeof toldOf>>;

const timesOf = (rows: readonly { readonly times: number }[]) =>
  rows.reduce((sum, { times }) => sum + times, 0);

/** What is found elsewhere than among the terms that it is told of, each with its key. */
async function aliasesOf(ask: Ask, { words, shortForms, small }: Told) {
  const keys = blocksIn(words, 'terms').map(({ firstRow, rows }) => ({
    firstRow,
    rows: rows.map(({ key }) => ({ key })),
  }));
  const shorts = groupsOf(shortForms, ({ short }) => short).map(([short, own]) => ({
    short,
    forms: groupsOf(own, ({ long }) => long).map(([long, all]) => ({ long, times: timesOf(all) })),
    small: timesOf(small.filter((one) => one.short === short)),
  }));
  const answers = [...(await ask('acronyms', ...shorts)), ...(await ask('term-keys', ...keys))];
  return answers.flatMap((answer) => answer.aliases as { key: string; told: string }[]);
}

/** Files of terms and of fields' words, each with its folder and what is said of it. */
async function blockFiles(ask: Ask, told: Told): Promise<readonly Record<string, string>[]> {
  const aliases = await aliasesOf(ask, told);
  const blocks = blocksIn(told.words, 'terms');
  const firsts = blocks.map(({ rows }) => rows[0]!.key);
  const blockOf = (key: string) =>
    Math.max(
      0,
      firsts.findLastIndex((first) => first <= key),
    );
  const terms = blocks.map((block, n) => {
    const own = aliases.filter(({ key }) => blockOf(key) === n);
    return { ...block, aliases: own.map((alias) => JSON.parse(alias.told)).reverse() };
  });
  const columns = TEXT_COLUMNS.flatMap((column) =>
    blocksIn(told.words, column).map(({ rows }) => ({ column, rows })),
  );
  const answers = [
    ...(await ask('dictionary', ...terms)),
    ...(await ask('column-words', ...columns)),
  ];
  return answers.flatMap((answer) => answer.files);
}

/** Cards with the papers' vectors in as many bits as they have. */
function cardLines(given: readonly string[]): readonly object[] {
  const { papers: vectors, hubness } = openMeaning(MEANING);
  const form = precisionOf(COUNT, DIMENSIONS);
  const rows = ROWS.map((row, i) => {
    const own = vectors.slice(i * DIMENSIONS, (i + 1) * DIMENSIONS);
    const kept = Buffer.from(packedRow(own, form)).toString('base64');
    return { ...row, row: kept, hub: Math.round(hubness[i]! * 255) };
  });
  return [0, 320, 640].map((from) => ({ from, given, papers: rows.slice(from, from + 320) }));
}

/** The files of the index of words, by path, as a cluster makes them of rows that are parted so. */
async function madeOf(kit: string, ends: readonly number[], meaning: object) {
  const ask = asking(kit);
  const told = await toldOf(ask, ends);
  const { given, identifiers } = told;
  const made = new Map<string, string>();
  const count = Math.ceil(identifiers.length / 1024);
  const identified = Array.from({ length: count }, (_, file) => ({
    file,
    pairs: identifiers.filter(([hash]) => hash % count === file).reverse(),
  }));
  const numbers = NUMBER_COLUMNS.map((name) => ({ name, values: told.numbers(name) }));
  const files = await blockFiles(ask, told);
  const headsOf = (name: string) =>
    files
      .filter(({ folder }) => folder === name)
      .map(({ head, bytes }, i) => {
        made.set(`data/${VERSION}/search/${name}/${i}.bin`, bytes!);
        return JSON.parse(head!);
      });
  const line = {
    ...{ terms: headsOf('terms'), postings: headsOf('postings'), given, ...meaning },
    columns: Object.fromEntries(TEXT_COLUMNS.map((name) => [name, headsOf(`columns/${name}`)])),
    identifierFiles: count,
  };
  const answers = [
    ...(await ask('identifiers', ...identified)),
    ...(await ask('numbers', ...numbers)),
    ...(await ask('cards', ...cardLines(given))),
    ...(await ask('index', line)),
  ];
  for (const answer of answers) for (const { path, bytes } of answer.files) made.set(path, bytes);
  return made;
}

test.each(['en', 'de'] as const)(
  'the index of words from rows is that of one machine to the byte, however rows are parted: %s',
  async (language) => {
    const none = { nearWords: null, words: null, model: null };
    const files = searchFiles(modelIn(language), { meaning: MEANING, ...none }, true);
    // What words mean is made elsewhere, and abstracts with the panels.
    const wanted = files.filter(
      ({ path }) => !/\/(?:texts|cells|vectors)\/|meaning\.bin$/.test(path),
    );
    const words = files.find(({ path }) => path.endsWith('words.bin'))!.bytes;
    const { dimensions, vectorFiles } = openSkeleton(unpack(words, 'words.bin'))!.head;
    const inOne = await madeOf(language, [0, COUNT], { dimensions, vectorFiles });
    expect([...inOne.keys()].sort()).toEqual(wanted.map(({ path }) => path).sort());
    expect([...inOne.keys()].some((path) => path.endsWith('postings/0.bin'))).toBe(true);
    for (const { path, bytes } of wanted)
      expect(inOne.get(path), path).toBe(Buffer.from(bytes).toString('base64'));
    const parted = await madeOf(language, [0, 1, 400, 401, COUNT], { dimensions, vectorFiles });
    expect(parted).toEqual(inOne);
  },
);

test('of very many papers the telling words are those that one machine would choose', async () => {
  const ask = asking('telling');
  const [{ papers: counted }] = await ask('abstract-terms', { from: 0, papers: ROWS });
  const papersWith = new Map<string, number>();
  for (const { terms } of counted)
    for (const term of terms) papersWith.set(term, (papersWith.get(term) ?? 0) + 1);
  const own = ROWS.map((_, i) =>
    Object.fromEntries(counted[i].terms.map((term: string) => [term, papersWith.get(term)])),
  );
  const papers = ROWS.map((row, i) => ({ ...row, papersWith: own[i] })).slice(40, 90);
  const line = { from: 40, papers };
  const [{ words }] = await ask('terms', line);
  const telling = topTerms(PAPERS.map(({ abstractPlain }) => abstractPlain)).slice(40, 90);
  const indexed = PAPERS.slice(40, 90).map((one, i) => toIndexed(one, telling[i]!));
  expect(
    (words as readonly Word[])
      .filter(({ kind }) => kind === 'terms')
      .map(({ key, values }) => [key, values]),
  ).toEqual([...termPostings(indexed, undefined, 40)].map(([key, values]) => [key, values.join()]));
  const [without] = await ask('terms', { ...line, papers: ROWS.slice(40, 90) });
  expect(without.error).toBe(
    'worker: missing papersWith: line 1. Say for each paper how many have its terms.',
  );
});

test('cards that are no whole files, or with vectors of another map, are answered with what is wrong', async () => {
  const [line] = cardLines([]) as [{ readonly papers: readonly object[] }];
  const [odd, first] = [line.papers.slice(0, 30), { ...line.papers[0]!, row: 'AAAA' }];
  const [cut, foreign] = await asking('en')(
    'cards',
    { from: 0, given: [], papers: odd },
    { from: 0, given: [], papers: [first, ...line.papers.slice(1, 32)] },
  );
  expect(cut.error).toBe(
    'worker: invalid papers: line 1. 30 from 0 on are no whole files. Give 16, or all up to the last.',
  );
  expect(foreign.error).toBe(
    'worker: invalid row: line 2. It is of another map. Give what kept-rows gives.',
  );
});

test('lines of another map, or that lack what is whole, are answered with what is wrong', async () => {
  const ask = asking('en');
  const errorOf = async (stage: string, line: object) => (await ask(stage, line))[0].error;
  const [card] = cardLines([]) as [{ readonly papers: readonly (typeof ROWS)[number][] }];
  const strange = { ...card.papers[0]!, topic: 'shore' };
  const cards = { from: 0, given: [], papers: [strange, ...card.papers.slice(1, 32)] };
  for (const [stage, line] of [
    ['terms', cards],
    ['cards', cards],
  ] as const)
    expect(await errorOf(stage, line)).toBe(
      'worker: unknown topic shore: line 1. kelp-0000 is of another map than the kit.',
    );
  const parted = { ...ROWS[0]!, path: ['kelp'] };
  expect(await errorOf('terms', { from: 0, papers: [parted] })).toContain('unknown subtopic kelp');
  for (const stage of ['terms', 'abstract-terms'])
    expect(await errorOf(stage, { from: COUNT - 1, papers: ROWS.slice(0, 2) })).toBe(
      'worker: invalid papers: line 1. 2 from 899 on are more than the 900 of the kit. Give those of its map.',
    );
  expect(await errorOf('identifiers', { file: 0, pairs: [[7, COUNT]] })).toBe(
    'worker: invalid place 900: line 1. The kit has 900 papers. Count from 0 in the order of slugs.',
  );
  expect(await errorOf('numbers', { name: 'years', values: [2020] })).toBe(
    'worker: invalid values: line 1. They are 1. Give 900, one a paper.',
  );
  // The first begins with a half of a character, which JavaScript sorts before U+FFFD, and UTF-8 behind it.
  const rows = ['\ufffd', '\u{1d4b3}'].map((key) => ({ key, values: [1] }));
  const unsorted = { firstRow: 0, rows, aliases: [], column: 'titles' };
  for (const stage of ['term-keys', 'dictionary', 'column-words']) {
    expect(await errorOf(stage, unsorted)).toBe(
      'worker: unsorted key \u{1d4b3}: line 1. Give each once, sorted by units of 16 bits.',
    );
    expect(await errorOf(stage, { ...unsorted, rows: rows.toReversed() })).toBeUndefined();
  }
});
