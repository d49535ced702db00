import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtBase, type Serving, serveFolder } from '../../src/pipeline/serve.ts';

let dir: string;
let site: Serving;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'chartroom-serve-'));
  mkdirSync(join(dir, 'dist/papers/a'), { recursive: true });
  mkdirSync(join(dir, 'dist/data/abc'), { recursive: true });
  writeFileSync(join(dir, 'secret.txt'), 'secret');
  writeFileSync(join(dir, 'dist/index.html'), 'start');
  writeFileSync(join(dir, 'dist/404.html'), 'no such page');
  writeFileSync(join(dir, 'dist/papers/a/index.html'), 'paper a');
  writeFileSync(join(dir, 'dist/data/abc/build.json'), '{"key":"k","base":"/somewhere/"}');
  site = await serveFolder(join(dir, 'dist'), '/somewhere/', 0);
});

afterAll(async () => {
  await site.close();
  rmSync(dir, { recursive: true });
});

const get = (path: string, init?: RequestInit) =>
  fetch(new URL(path, site.address), { redirect: 'manual', ...init });

test('the sub-path a folder was built for is read from its stamp', () => {
  expect(builtBase(join(dir, 'dist'))).toBe('/somewhere/');
  expect(builtBase(dir)).toBeNull();
});

test('the printed address opens the start page', async () => {
  expect(site.address).toMatch(/^http:\/\/localhost:\d+\/somewhere\/$/);
  expect(await (await get('')).text()).toBe('start');
});

test('the bare root leads to the sub-path', async () => {
  const response = await get('/');
  expect([response.status, response.headers.get('location')]).toEqual([302, '/somewhere/']);
});

test('a folder without its slash leads to the one with it, query kept', async () => {
  const response = await get('papers/a?q=1');
  expect([response.status, response.headers.get('location')]).toEqual([
    301,
    '/somewhere/papers/a/?q=1',
  ]);
  expect(await (await get('papers/a/')).text()).toBe('paper a');
});

test.each(['nothing/', '%2e%2e/secret.txt', '..%2fsecret.txt', '%00', '%', 'papers/'])(
  'an address without a page, %s, gets the 404 page',
  async (path) => {
    const response = await get(`/somewhere/${path}`);
    expect([response.status, await response.text()]).toEqual([404, 'no such page']);
  },
);

test('text is compressed for those who accept it', async () => {
  const response = await get('', { headers: { 'Accept-Encoding': 'gzip' } });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  const plain = await get('', { headers: { 'Accept-Encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
});

test('anything but reading is refused', async () => {
  expect((await get('', { method: 'POST' })).status).toBe(405);
});
