/**
 * The code that makes what each cache keeps, as folders and files of the package: what changes it makes the entries
 * stale. `tests/pipeline/cached-code.test.ts` holds that nothing is missing.
 */
export const CACHED_CODE = {
  corpus: [
    'src/corpus',
    'src/words/edit-distance.ts',
    'src/words/hashes.ts',
    'src/words/json-or-null.ts',
    'src/words/nearest-word.ts',
    'src/words/told-error.ts',
    'package.json',
    'package-lock.json',
  ],
  citations: ['src/site/citations', 'package.json', 'package-lock.json'],
  vectors: [
    'src/words',
    'src/atlas/embed',
    'src/atlas/language',
    'src/atlas/random.ts',
    'package.json',
  ],
  neighbours: ['src/atlas/neighbours', 'src/atlas/embed', 'src/atlas/random.ts'],
  layout: ['src/atlas/layout', 'src/atlas/neighbours', 'src/atlas/embed', 'src/atlas/random.ts'],
  related: ['src/atlas/neighbours', 'src/atlas/embed', 'src/atlas/random.ts'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
