import Ajv from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PARTED_FILES, PARTED_RECORDS } from './parted-map.ts';
import { buildSmallMap, type SmallMap } from './small-map.ts';

let site: SmallMap;
beforeAll(async () => {
  site = await buildSmallMap(PARTED_FILES, PARTED_RECORDS);
});
afterAll(() => site.remove());

const page = (path: string): string => site.read(`${path}index.html`);
/** Text and addresses of the links in a piece of a page. */
function linksIn(html: string, from: RegExp, until: string): readonly (readonly string[])[] {
  const start = html.search(from);
  const piece = html.slice(start, html.indexOf(until, start));
  return [...piece.matchAll(/<a[^>]*href="([^"]*)"[^>]*>([^<]*)/g)].map(
    ([, to = '', text = '']) => [text.trim(), to],
  );
}

test('a part has a page below that of its subtopic, with the way to it and back', () => {
  const part = page('topics/vision/images/brain-tumours/');
  expect(part).toContain('<title>Brain tumours (Images) · Parted</title>');
  expect(part).toContain('<p class="lead">6 papers</p>');
  expect(part).toContain('6 papers of Images');
  expect(linksIn(part, /class="crumbs"/, '</p>')).toEqual([
    ['Topics', '/map/topics/'],
    ['Vision', '/map/topics/vision/'],
    ['Images', '/map/topics/vision/images/'],
  ]);
  const subtopic = page('topics/vision/images/');
  expect(subtopic).toContain('<p class="lead">14 papers</p>');
  expect(linksIn(subtopic, /class="subtopics"/, '</ul>')).toEqual([
    ['Brain tumours', '/map/topics/vision/images/brain-tumours/'],
    ['Retinal vessels', '/map/topics/vision/images/retinal-vessels/'],
  ]);
  expect(linksIn(page('topics/vision/'), /class="subtopics"/, '</ul>')).toEqual([
    ['Images', '/map/topics/vision/images/'],
  ]);
});

test('a paper says the whole way to it, and is walked among the papers of its part', () => {
  const own = page('papers/segmentation-of-brain-tumours-in-one-clinic/');
  expect(linksIn(own, /class="crumbs"/, '</p>').map(([text]) => text)).toEqual([
    'Vision',
    'Images',
    'Brain tumours',
  ]);
  const [up, ...walk] = linksIn(own, /class="besides"/, '</nav>').map(([, to]) => to);
  expect(up).toBe('/map/topics/vision/images/brain-tumours/');
  for (const to of walk) expect(to).toContain('brain-tumours');
  const unparted = page('papers/segmentation-without-labels/');
  expect(linksIn(unparted, /class="besides"/, '</nav>')[0]).toEqual([
    'Images',
    '/map/topics/vision/images/',
  ]);
});

test('the page about the map says that subtopics are divided where some are', () => {
  expect(page('about/')).toContain('Large ones are divided again in the same way.');
});

test('open data nest the parts, and say the way to a paper in one', () => {
  const atlas = JSON.parse(site.read('api/atlas.json'));
  expect(atlas.topics[0].subtopics).toMatchObject([
    {
      ...{ id: 'images', count: 14 },
      subtopics: [
        { id: 'brain-tumours', count: 6 },
        { id: 'retinal-vessels', count: 6 },
      ],
    },
  ]);
  const ajv = new Ajv({ strict: false });
  const valid = ajv.compile(JSON.parse(site.read('api/atlas.schema.json')));
  expect(valid(atlas), JSON.stringify(valid.errors)).toBe(true);
  expect(valid({ ...atlas, topics: [{ ...atlas.topics[0], subtopics: [{ id: 1 }] }] })).toBe(false);
  const papers = new Map(
    site
      .read('api/papers.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map((paper) => [paper.slug, paper]),
  );
  expect(papers.get('segmentation-of-brain-tumours-in-one-clinic')).toMatchObject({
    subtopic: 'brain-tumours',
    path: ['images', 'brain-tumours'],
  });
  const unparted = papers.get('segmentation-without-labels');
  expect(unparted.subtopic).toBe('images');
  expect(unparted).not.toHaveProperty('path');
});

test('parts are in the sitemap, have a picture and lead on from where they were', () => {
  const part = 'topics/vision/images/retinal-vessels';
  expect(site.read('sitemap-0.xml')).toContain(`<loc>https://example.org/map/${part}/</loc>`);
  expect(site.has(`previews/${part}.png`)).toBe(true);
  const moved = page('topics/vision/images/tumours/');
  expect(moved).toContain('url=/map/topics/vision/images/brain-tumours/');
  expect(moved).toContain('>Brain tumours</a>');
});
