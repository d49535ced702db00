import { expect, test } from 'vitest';
import { librariesOfNode } from '../../src/site/build/libraries-of-node.ts';

const plugin = librariesOfNode('C:\\map\\');
const resolved = (id: string, importer: string) => plugin.resolveId(id, importer);

test('a library that a module of ours names is loaded by Node, by its full address', () => {
  for (const id of ['zod', '@citation-js/core'])
    expect(resolved(id, 'C:/map/src/pages/index.astro')).toEqual({
      id: expect.stringMatching(new RegExp(`^file:///.*/node_modules/${id}/`)),
      external: true,
    });
});

test.each([
  ['astro/runtime/server/index.js', 'C:/map/src/pages/index.astro'],
  ['astro', 'C:/map/src/pages/index.astro'],
  ['./paper.ts', 'C:/map/src/corpus/citing.ts'],
  ['#strings/pages', 'C:/map/src/corpus/citing.ts'],
  ['virtual:astro:manifest', 'C:/map/src/corpus/citing.ts'],
  ['node:fs', 'C:/map/src/corpus/citing.ts'],
  ['zod', 'C:/map/node_modules/astro/dist/zod.js'],
  ['zod', 'C:/elsewhere/a.js'],
])('%s, named by %s, is left to Vite', (id, importer) => {
  expect(resolved(id, importer)).toBeNull();
});

test('only the program that makes the pages is spared: browsers load what is bundled', () => {
  expect(
    ['prerender', 'client', 'ssr'].filter((name) => plugin.applyToEnvironment({ name })),
  ).toEqual(['prerender']);
});
