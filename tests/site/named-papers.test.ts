import { deflateRawSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { emptyPoints, hashSlug, idNumber } from '../../src/map/points.ts';
import { encodePoints } from '../../src/map/points-files.ts';
import { NO_STATE } from '../../src/map/url-state.ts';
import type { Authors, Facets } from '../../src/site/client/map/facets.ts';
import { readPapers } from '../../src/site/client/map/map-points.ts';
import { namedPapers } from '../../src/site/client/map/named-papers.ts';
import { indexMap } from '../../src/site/client/map/resolve-state.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Two papers of a large map, whose host answers so for what addresses name them by, one request after another. */
async function largeMap(...statuses: readonly number[]) {
  const points = emptyPoints(2);
  points.number.set([1, 0]);
  points.id.set(['reefaa', 'kelpaa'].map(idNumber));
  points.slugHash.set(['reefs', 'kelp'].map(hashSlug));
  const files = encodePoints(points, deflateRawSync);
  const left = [...statuses];
  vi.stubGlobal('document', { body: { dataset: { base: '/', version: 'v' } } });
  vi.stubGlobal('fetch', async (address: string) => {
    const name = address.replace('/data/v/', '').replace('.bin', '') as keyof typeof files;
    return new Response(files[name], { status: name === 'addresses' ? left.shift()! : 200 });
  });
  const data = await readPapers({ dataset: { papers: 'files' } } as unknown as HTMLElement);
  data.bringAll();
  await data.complete;
  return { data, ...namedPapers(data, indexMap(data.points, {} as Facets, {} as Authors)) };
}

test('where ids do not come no paper is told by the number that stands in their place, and they are asked for again', async () => {
  const { data, known, lacks } = await largeMap(503, 200);
  const asked = { ...NO_STATE, list: ['kelpaa'] };
  expect(await data.addresses.need()).toBe(false);
  expect(['aaaaaa', 'kelpaa'].map(known.ofId)).toEqual([undefined, undefined]);
  expect(known.ofSlug('kelp')).toBeUndefined();
  expect(lacks(asked)).toBe(true);
  expect(await data.addresses.need()).toBe(true);
  expect(['aaaaaa', 'kelpaa'].map(known.ofId)).toEqual([undefined, 1]);
  expect(known.ofSlug('reefs')).toBe(0);
  expect(lacks(asked)).toBe(false);
});

test('once slugs are here an address is shown at once, whoever has asked for them', async () => {
  const { data, lacks } = await largeMap(200);
  const asked = { ...NO_STATE, paper: 'kelp', around: 'nobody', compare: 'list=reefaa' };
  expect(lacks(asked)).toBe(true);
  await data.addresses.need();
  expect(lacks(asked)).toBe(false);
});

test('a paper that an answer told of needs no slugs, one of another build is not learnt', async () => {
  const { known, lacks, learn } = await largeMap();
  learn('reefs', 1);
  learn('kelp', 7);
  expect(known.ofSlug('reefs')).toBe(0);
  expect(['reefs', 'kelp'].map((paper) => lacks({ ...NO_STATE, paper }))).toEqual([false, true]);
});
