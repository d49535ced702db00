import { expect, test } from 'vitest';
import { embedTexts, fitWords } from '../../src/atlas/embed/fitted-words.ts';
import { findAcronyms } from '../../src/search/acronyms.ts';
import { openMeaning } from '../../src/search/meaning-file.ts';
import { openNearWords } from '../../src/search/near-words.ts';
import { packWords, unpack, unpackWords } from '../../src/search/packing.ts';
import { fittedWord, questionVector } from '../../src/search/question.ts';
import { searchPublished } from '../../src/search/search-published.ts';
import { isAskingWord } from '../../src/search/terms.ts';
import { topTerms } from '../../src/search/top-terms.ts';
import { openShard, packWordModel, shardCount, shardOf } from '../../src/search/word-shards.ts';
import { openWordsIndex } from '../../src/search/words-file.ts';
import { stringsFor } from '../../src/site/strings/strings.ts';
import { loadWordModel } from '../../src/words/load-word-model.ts';
import { HARD, paper, SMALL } from '../atlas/corpora.ts';
import { temporaryFolder } from '../temporary.ts';
import { openedSearch } from './opened.ts';

const noteText = stringsFor('en').search.note;

const LIMIT = { limit: 10 };

test('the same papers give the same bytes', async () => {
  const built = async () => {
    const { host } = await openedSearch(SMALL);
    return [...host.files].filter(([path]) => path.startsWith('test/'));
  };
  expect(await built()).toEqual(await built());
});

test('every word of the model is in the one file it is looked for in, as it was', () => {
  const model = loadWordModel();
  const shards = new Map(
    packWordModel(model).map(({ name, bytes }) => [name, openShard(bytes, name)]),
  );
  const core = shards.get('core.bin')!;
  let found = 0;
  for (const [word, row] of model.rows) {
    const shard = core.rows.has(word) ? core : shards.get(shardOf(word, shardCount(model)))!;
    const at = shard.rows.get(word)!;
    const same =
      shard.weights[at] === model.weights[row] &&
      shard.scales[at] === model.scales[row] &&
      shard.packed[at * 128 + 7] === model.packed[row * 128 + 7];
    if (same) found++;
  }
  expect(found).toBe(model.rows.size);
  expect([...shards.values()].reduce((sum, { rows }) => sum + rows.size, 0)).toBe(found);
});

test('a question fitted word by word stands where the fitted model puts it', async () => {
  const { host } = await openedSearch(SMALL);
  const meaning = openMeaning(host.files.get('test/search/meaning.bin')!);
  const index = openWordsIndex(unpack(host.files.get('test/search/words.bin')!, 'words.bin'));
  const model = loadWordModel();
  const fitted = fitWords(
    model,
    SMALL.map(({ titlePlain, abstractPlain }) => `${titlePlain}\n${abstractPlain}`),
  );
  const question = 'remove weights of networks while translation improves quality';
  const weighedAsInPapers = (word: string) => {
    const fitted = fittedWord(word, model, meaning, index);
    return fitted && { ...fitted, weight: model.weights[model.rows.get(word)!]! };
  };
  const vector = questionVector(question, weighedAsInPapers, 256)!;
  const [whole] = [embedTexts(fitted, [question])];
  const cosine = vector.reduce((sum, value, d) => sum + value * whole![d]!, 0);
  expect(cosine).toBeGreaterThan(0.9999);
});

test('words offered as near are words of the corpus that say something', async () => {
  const { host } = await openedSearch(SMALL);
  const { words } = openNearWords(host.files.get('test/search/near-words.bin')!);
  expect(words).toContain('translation');
  expect(words).toEqual([...words].sort());
  expect(words.filter((word) => isAskingWord(word) || !/[a-z]/.test(word))).toEqual([]);
});

test('a question loads the words’ vectors it needs, and the next only what is new', async () => {
  const { search, host } = await openedSearch(SMALL);
  await search.query('zebra crossing', { ...LIMIT, meaning: 'load' });
  const { folder, shards } = search.head.wordModel!;
  expect(host.asked.toSorted()).toEqual(
    [
      'test/search/words.bin',
      'test/search/meaning.bin',
      'test/search/near-words.bin',
      `${folder}/core.bin`,
      `${folder}/${shardOf('zebra', shards)}`,
      `${folder}/${shardOf('crossing', shards)}`,
    ].toSorted(),
  );
  // What ranks papers goes before what widens the question.
  expect(host.asked.at(-1)).toBe('test/search/near-words.bin');
  host.asked.length = 0;
  await search.query('zebra migration', { ...LIMIT, meaning: 'load' });
  expect(host.asked).toEqual([`${folder}/${shardOf('migration', shards)}`]);
});

test('words alone load nothing more, and what is here is used without loading', async () => {
  const { search, host } = await openedSearch(SMALL);
  host.asked.length = 0;
  expect((await search.query('zebra', { ...LIMIT, meaning: 'none' })).semanticState).toBe('none');
  expect((await search.query('bird zebra', { ...LIMIT, meaning: 'here' })).semanticState).toBe(
    'none',
  );
  expect(host.asked).toEqual([]);
  await search.query('bird', { ...LIMIT, meaning: 'load' });
  expect((await search.query('bird', { ...LIMIT, meaning: 'here' })).semanticState).toBe(
    'complete',
  );
});

test('words answer without waiting for meaning that is on its way', async () => {
  const { search, host } = await openedSearch(SMALL);
  const whole = host.files.get('test/search/meaning.bin')!;
  let arrive: (bytes: Uint8Array) => void = () => undefined;
  host.files.set(
    'test/search/meaning.bin',
    new Promise<Uint8Array>((resolve) => {
      arrive = resolve;
    }) as never,
  );
  const coming = search.preload();
  expect((await search.query('bird', { ...LIMIT, meaning: 'here' })).semanticState).toBe('none');
  arrive(whole);
  await coming;
  host.asked.length = 0;
  // The word's own file comes with its question.
  expect((await search.query('bird', { ...LIMIT, meaning: 'here' })).semanticState).toBe('partial');
  expect(host.asked).toEqual([]);
});

test('papers rank by meaning before the near words have come, which then join', async () => {
  const { search, host } = await openedSearch(SMALL);
  const whole = host.files.get('test/search/near-words.bin')!;
  let arrive: (bytes: Uint8Array) => void = () => undefined;
  host.files.set(
    'test/search/near-words.bin',
    new Promise<Uint8Array>((resolve) => {
      arrive = resolve;
    }) as never,
  );
  const coming = search.preload();
  const early = await search.query('eagle', { ...LIMIT, meaning: 'papers' });
  expect(early.semanticState).toBe('partial');
  expect(early.results[0]!.slug).toMatch(/^z/);
  expect(early.results.flatMap(({ matches }) => matches)).toEqual([]);
  arrive(whole);
  await coming;
  const late = await search.query('eagle', { ...LIMIT, meaning: 'papers' });
  expect(late.semanticState).toBe('complete');
  expect(late.results[0]!.matches.map(({ kind }) => kind)).toEqual(['near']);
});

test.each(['missing', 'damaged'])(
  'where the near words are %s, papers rank by meaning all the same, and what is missing is told',
  async (how) => {
    const { search, host } = await openedSearch(SMALL);
    const near = 'test/search/near-words.bin';
    const whole = host.files.get(near)!;
    if (how === 'missing') host.files.delete(near);
    else host.files.set(near, whole.subarray(0, whole.length / 2));
    const { results, semanticState } = await search.query('eagle', { ...LIMIT, meaning: 'load' });
    expect(semanticState).toBe('partial');
    expect(results[0]!.slug).toMatch(/^z/);
    host.files.set(near, whole);
    const again = await search.query('eagle', { ...LIMIT, meaning: 'load' });
    expect(again.semanticState).toBe('complete');
  },
);

test.each(['missing', 'damaged'])(
  'where the abstracts are %s, answers stand without sentences',
  async (how) => {
    const { search, host } = await openedSearch(SMALL);
    const texts = [...host.files.keys()].filter((path) => path.includes('/texts/'));
    for (const path of texts) {
      if (how === 'missing') host.files.delete(path);
      else host.files.set(path, new TextEncoder().encode('["cut'));
    }
    const { results } = await search.query('bird', { ...LIMIT, meaning: 'none' });
    expect(results[0]!.slug).toBe('z0');
    expect(await search.sentence(results[0]!)).toBeNull();
    const { notes, total } = await search.query('"migration over the alps"', {
      ...LIMIT,
      meaning: 'none',
    });
    expect(total).toBe(1);
    expect(notes.map(noteText)).toEqual([
      'Some abstracts could not be loaded: there the phrase was looked for in the title alone.',
    ]);
  },
);

test('offline, a question is answered with what was loaded, and says so; online again it is whole', async () => {
  const { search, host } = await openedSearch(SMALL);
  await search.query('bird', { ...LIMIT, meaning: 'load' });
  host.online = false;
  const part = await search.query('bird zebra', { ...LIMIT, meaning: 'load' });
  expect(part.semanticState).toBe('partial');
  expect(part.results[0]!.slug).toBe('z0');
  host.online = true;
  expect((await search.query('bird zebra', { ...LIMIT, meaning: 'load' })).semanticState).toBe(
    'complete',
  );
});

test('offline from the start there are words, once they were loaded', async () => {
  const { search, host, open } = await openedSearch(SMALL);
  host.online = false;
  const { semanticState, results } = await search.query('bird', { ...LIMIT, meaning: 'load' });
  expect(semanticState).toBe('none');
  expect(results[0]!.slug).toBe('z0');
  await expect(open()).rejects.toThrow('nobody answers. Are you offline?');
});

test('an index cut off half-way, damaged or of another format says what to do', async () => {
  const { host, open, search } = await openedSearch(SMALL);
  const whole = host.files.get('test/search/words.bin')!;
  const given = async (bytes: Uint8Array) => {
    host.files.set('test/search/words.bin', bytes);
    return open();
  };
  await expect(given(whole.subarray(0, whole.length / 2))).rejects.toThrow(
    /words\.bin: it is cut off or damaged \(\d+ of \d+ bytes\)\. Reload the page/,
  );
  await expect(given(whole.with(whole.length - 3, 7))).rejects.toThrow('cut off or damaged');
  await expect(given(new Uint8Array())).rejects.toThrow('cut off, or no index at all');
  await expect(given(new TextEncoder().encode('<!doctype html>\n'))).rejects.toThrow('no index');
  await expect(given(new TextEncoder().encode('{"format":1}\n'))).rejects.toThrow(
    'got format 1, expected 10. Reload the page, or build the site again.',
  );
  const meaning = host.files.get('test/search/meaning.bin')!;
  host.files.set('test/search/meaning.bin', meaning.subarray(0, meaning.length / 2));
  await expect(search.query('bird', { ...LIMIT, meaning: 'load' })).rejects.toThrow(
    'meaning.bin: it is cut off or damaged',
  );
});

test.each(Object.keys(HARD))('%s can be searched', async (name) => {
  const papers = HARD[name]!;
  const { search } = await openedSearch(papers);
  const { titlePlain, slug } = papers[0]!;
  const { results } = await search.query(titlePlain, { limit: 400, meaning: 'load' });
  if (/[\p{L}\p{N}]/u.test(titlePlain)) expect(results.map((one) => one.slug)).toContain(slug);
  expect(results.every(({ score }) => Number.isFinite(score))).toBe(true);
});

test('a built folder is searched as its site is, and one without an index refused', async () => {
  const { search, host } = await openedSearch(SMALL);
  const files = [...host.files].map(([path, bytes]) => [`data/${path}`, bytes] as const);
  const ask = await searchPublished(temporaryFolder(Object.fromEntries(files)));
  const { results } = await search.query('bird', { limit: 3, meaning: 'load' });
  expect(await ask('bird', 3)).toEqual({
    query: 'bird',
    results: results.map(({ slug, title, score }) => ({ slug, title, score })),
    notes: [],
  });
  for (const dir of [temporaryFolder(), temporaryFolder({ 'data/styles/a.css': '' })])
    await expect(searchPublished(dir)).rejects.toThrow(
      `search: missing index: ${dir}. Run chartroom build first, or name the built folder with --out.`,
    );
});

test('nothing of an abstract is published where the owner keeps abstracts back', async () => {
  const { search, host } = await openedSearch(SMALL, { abstracts: 'none' });
  expect([...host.files.keys()].filter((path) => path.includes('texts'))).toEqual([]);
  const { results } = await search.query('accuracy', { ...LIMIT, meaning: 'none' });
  expect(results.length).toBeGreaterThan(0);
  expect(await search.sentence(results[0]!)).toEqual([]);
});

test('short forms are learnt where their letters are the initials', () => {
  expect(
    findAcronyms([
      'Post-training quantization (PTQ) helps. Direct Preference Optimization (DPO) too.',
      'We use proximal trial quests (PTQ). Mixture of experts (MoE) models. A test (NASA).',
      'Post-training quantization (PTQ).',
    ]),
  ).toEqual({
    dpo: ['direct', 'preference', 'optimization'],
    moe: ['mixture', 'of', 'experts'],
    ptq: ['post', 'training', 'quantization'],
  });
});

test('of very many abstracts the words are kept that one has and few others do', () => {
  const common = Array.from({ length: 30 }, (_, i) => `common${i}`).join(' ');
  const kept = topTerms([
    `${common} diabetes diabetes insulin`,
    `${common} diabetes`,
    `${common} insulin slipofthepen`,
    common,
  ]);
  expect(kept[0]!.split(' ').slice(0, 2)).toEqual(['diabetes', 'insulin']);
  expect(kept[2]).not.toContain('slip');
  expect(kept.map((words) => words.split(' ').length)).toEqual([24, 24, 24, 24]);
});

test('packed words come back', () => {
  const words = ['', 'a', 'ab', 'abc', 'b', `${'x'.repeat(90)}1`, `${'x'.repeat(90)}2`, '语言'];
  expect(unpackWords(packWords(words))).toEqual(words);
  // 𠀀 and 𠀁 share the first of their two code units.
  const rare = [`${'x'.repeat(79)}𠀀`, `${'x'.repeat(79)}𠀀𠀁`, '𠀀', '𠀁', '语𠀀', '语𠀁'];
  expect(unpackWords(packWords(rare))).toEqual(rare);
  expect(unpackWords(packWords([]))).toEqual([]);
});

test('a corpus the word model doesn’t know has the meaning of its own words', async () => {
  const papers = [
    ...Array.from({ length: 6 }, (_, i) =>
      paper(`k${i}`, `Katzenfutter ${i}`, 'Katzen fressen Futter und schlafen viel.'),
    ),
    ...Array.from({ length: 6 }, (_, i) =>
      paper(`w${i}`, `Wolkenkunde ${i}`, 'Wolken ziehen über den Himmel und regnen.'),
    ),
  ];
  const { search } = await openedSearch(papers);
  expect(search.head.wordModel).toBeNull();
  const { results, semanticState } = await search.query('himmel', { ...LIMIT, meaning: 'load' });
  expect(semanticState).toBe('complete');
  expect(results[0]!.slug).toMatch(/^w/);
});

test('the identifiers of papers lie as pairs of hash and paper, sorted, and lead to all that have one', async () => {
  const papers = [
    { ...paper('a', 'Kelp', ''), doi: '10.1000/b', arxiv: '2401.01234' },
    { ...paper('b', 'Reefs', ''), doi: '10.1000/a' },
    { ...paper('c', 'Tides', ''), doi: '10.1000/a', arxiv: '2401.01235' },
  ];
  const { search, host } = await openedSearch(papers);
  const { identifiers } = openWordsIndex(
    unpack(host.files.get('test/search/words.bin')!, 'words.bin'),
  ).columns;
  const pairs = Array.from({ length: 5 }, (_, i) => identifiers.slice(2 * i, 2 * i + 2));
  expect(identifiers.length).toBe(10);
  expect(pairs).toEqual([...pairs].sort(([a, i], [b, j]) => a! - b! || i! - j!));
  const asked = await search.query('10.1000/a', { ...LIMIT, meaning: 'none' });
  expect(asked.papers).toEqual([1, 2]);
});

test('a paper is found by the PMID of its record, with its name or alone', async () => {
  const papers = [paper('a', 'Kelp', ''), paper('b', 'Reefs', '')];
  const recordIds = [['printed:2/87'], ['pmid:30000001']];
  const { search } = await openedSearch(papers, { recordIds });
  for (const pasted of ['PMID: 30000001', '30000001'])
    expect((await search.query(pasted, { ...LIMIT, meaning: 'load' })).papers).toEqual([1]);
});

test('of more than six thousand words those of most papers are offered as near, then the first of the alphabet', async () => {
  const words = [...loadWordModel().rows.keys()]
    .filter((word) => /[a-z]/.test(word) && !isAskingWord(word))
    .sort()
    .slice(0, 6100);
  const common = words.slice(-50);
  const { host } = await openedSearch([
    paper('a', 'a', words.join(' ')),
    paper('b', 'b', common.join(' ')),
  ]);
  const near = openNearWords(host.files.get('test/search/near-words.bin')!);
  expect(near.words).toEqual([...words.slice(0, 5950), ...common]);
});

test.each(['gone', 'damaged'])(
  'where the common words are %s, meaning is partial, and whole once they come',
  async (how) => {
    const { host, open } = await openedSearch(SMALL);
    const search = await open();
    const path = `${search.head.wordModel!.folder}/core.bin`;
    const whole = host.files.get(path)!;
    host.files.set(path, whole.subarray(0, 9));
    if (how === 'gone') host.away.add(path);
    const ask = async () => {
      const { semanticState, results } = await search.query('pruning of large models', {
        limit: 10,
        meaning: 'load',
      });
      return { semanticState, slugs: results.map(({ slug }) => slug) };
    };
    expect(await ask()).toMatchObject({ semanticState: 'partial' });
    host.files.set(path, whole);
    host.away.clear();
    expect(await ask()).toEqual({
      semanticState: 'complete',
      slugs: (
        await (await open()).query('pruning of large models', { limit: 10, meaning: 'load' })
      ).results.map(({ slug }) => slug),
    });
  },
);
