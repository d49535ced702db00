/** What makes neighbours, and is needed by all that reads them. */
const NEIGHBOURS = [
  'src/atlas/neighbours',
  'src/atlas/embed',
  'src/atlas/random',
  'src/atlas/rows-before',
  'src/atlas/teachers',
  'src/atlas/growing-list',
  'src/atlas/pair-table',
  'src/atlas/on-step',
] as const;

/** What learns topics, and what it reads papers by. */
const TOPICS = [
  'src/atlas/topics',
  ...NEIGHBOURS,
  'src/atlas/language',
  'src/atlas/phrases',
  'src/atlas/stage-cache',
  'src/atlas/text-digests',
  'src/words',
  'package.json',
  'package-lock.json',
] as const;

/**
 * The code that makes what each cache keeps, as folders, modules (without their endings: the installed package has
 * others) and files: what changes it makes the entries stale. `tests/pipeline/cached-code.test.ts` holds that nothing is missing.
 */
export const CACHED_CODE = {
  corpus: [
    'src/corpus',
    'src/words/edit-distance',
    'src/words/hashes',
    'src/words/json-or-null',
    'src/words/nearest-word',
    'src/words/plain-letters',
    'src/words/title-slug',
    'src/words/told-error',
    'package.json',
    'package-lock.json',
  ],
  citations: ['src/site/citations', 'package.json', 'package-lock.json'],
  vectors: [
    'src/words',
    'src/atlas/embed',
    'src/atlas/language',
    'src/atlas/random',
    'src/atlas/teachers',
    'src/atlas/text-digests',
    'src/atlas/growing-list',
    'src/atlas/pair-table',
    'package.json',
  ],
  englishWords: [
    'src/words',
    'src/search/word-files',
    'src/search/word-shards',
    'src/search/packing',
    'src/search/words-index',
    'package.json',
    'package-lock.json',
  ],
  neighbours: NEIGHBOURS,
  layout: ['src/atlas/layout', ...NEIGHBOURS],
  related: ['src/atlas/related', ...NEIGHBOURS, 'src/words'],
  words: ['src/atlas/phrases', ...TOPICS],
  views: TOPICS,
  topics: TOPICS,
  whys: ['src/atlas/related', 'src/atlas/subtopics', ...TOPICS],
} as const satisfies Readonly<Record<string, readonly string[]>>;
