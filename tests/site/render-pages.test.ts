import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPageProgram, writeProgram } from '../../src/site/build/page-program.ts';
import { renderPages } from '../../src/site/build/render-pages.ts';
import { workThrough } from '../../src/site/build/work-through.ts';
import { temporaryFolder } from '../temporary.ts';

/** A program of pages at these paths; one named `broken` cannot be made. */
function programOf(paths: readonly string[]) {
  const routes = paths.map((path) => ({
    routeData: {
      ...{ type: 'page', prerender: true, fallbackRoutes: [] },
      ...{ route: path, pathname: path },
    },
  }));
  const code = `export const app = {
    manifest: { routes: ${JSON.stringify(routes)} },
    setInternals() {},
    setOptions() {},
    async render({ url }) {
      if (url.includes('broken')) throw new Error('no such field: title');
      return new Response('page ' + new URL(url).pathname);
    },
  };`;
  return { files: [{ path: 'prerender-entry.a.mjs', bytes: Buffer.from(code) }], styles: {} };
}
const bundleOf = (paths: readonly string[]) => ({
  program: programOf(paths),
  files: [],
  imports: {},
});

test('each page stands in the folder of its address', async () => {
  const folder = temporaryFolder();
  await renderPages(bundleOf(['/', '/about', '/embed', '/404']), folder, '/map/', null);
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  expect(read('index.html')).toBe('page /map/');
  expect(read('about/index.html')).toBe('page /map/about/');
  expect(read('404.html')).toBe('page /map/404/');
});

test('the error of a page says which page, and why', async () => {
  const folder = temporaryFolder();
  const rendering = renderPages(bundleOf(['/', '/topics/broken']), folder, '/', null);
  await expect(rendering).rejects.toThrow('/topics/broken/: no such field: title');
  expect(existsSync(join(folder, 'topics'))).toBe(false);
});

test('the error of a page that is made of rows says which paper, and why', async () => {
  const folder = temporaryFolder();
  writeProgram(programOf(['/papers/[slug]']), folder);
  const { paperPage } = await openPageProgram(folder, '/map/');
  expect(await paperPage('whole')).toBe('page /map/papers/whole/');
  await expect(paperPage('broken')).rejects.toThrow('/papers/broken/: no such field: title');
});

test('after one piece of work fails none is begun, those under way end, and its error is told', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const endFirst: (() => void)[] = [];
  const working = workThrough([0, 1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item);
    if (item === 1) {
      queueMicrotask(() => endFirst[0]!());
      throw new Error('of the second');
    }
    await new Promise<void>((resolve) => endFirst.push(resolve));
    ended.push(item);
  });
  await expect(working).rejects.toThrow('of the second');
  expect(begun).toEqual([0, 1]);
  expect(ended).toEqual([0]);
});

test('all is done once, no more at once than was said', async () => {
  const done: number[] = [];
  let now = 0;
  let most = 0;
  await workThrough([0, 1, 2, 3, 4], 2, async (item) => {
    most = Math.max(most, ++now);
    await Promise.resolve();
    now--;
    done.push(item);
  });
  expect(done.sort()).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(2);
});
