import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CACHED_CODE } from '../../src/pipeline/cached-code.ts';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';
import { neededBy } from '../imports.ts';

/** The modules that make what each cache keeps. */
const MAKERS: Readonly<Record<keyof typeof CACHED_CODE, readonly string[]>> = {
  corpus: [
    'src/corpus/read-papers.ts',
    'src/corpus/reading/read-source.ts',
    'src/corpus/importing/import-corpus.ts',
  ],
  citations: ['src/site/citations/cite-papers.ts'],
  vectors: ['src/atlas/embed/embed.ts'],
  englishWords: ['src/search/word-files.ts'],
  neighbours: ['src/atlas/neighbours/find-neighbours.ts'],
  layout: ['src/atlas/layout/layout.ts', 'src/atlas/layout/fidelity.ts'],
  related: ['src/atlas/related/related.ts'],
  words: ['src/atlas/phrases/kept-words.ts'],
  views: ['src/atlas/topics/view-agreement.ts'],
  topics: ['src/atlas/topics/learn-decision.ts'],
  whys: ['src/atlas/related/kept-whys.ts'],
};

test.each(Object.entries(MAKERS))(
  'what the cache of %s keeps hangs on no code that its key does not know',
  (name, makers) => {
    const known = CACHED_CODE[name as keyof typeof CACHED_CODE];
    const unknown = makers
      .flatMap(neededBy)
      .filter(
        (file) => !known.some((path) => file === `${path}.ts` || file.startsWith(`${path}/`)),
      );
    expect([...new Set(unknown)]).toEqual([]);
  },
);

test('every part that a key names is there', () => {
  const missing = Object.values(CACHED_CODE)
    .flat()
    .filter((path) => !['', '.ts'].some((ending) => existsSync(join(PACKAGE_ROOT, path + ending))));
  expect(missing).toEqual([]);
});
