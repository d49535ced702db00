import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Atlas } from '../../src/atlas/types.ts';
import type { Paper, SiteSettings } from '../../src/corpus/paper.ts';
import { indexedPng } from '../../src/site/previews/indexed-png.ts';
import { linesOf, previewWidth } from '../../src/site/previews/line-breaks.ts';
import { paperPreview } from '../../src/site/previews/paper-preview.ts';
import { previewSvg } from '../../src/site/previews/preview-svg.ts';
import { makePreviews } from '../../src/site/previews/previews.ts';
import { temporaryFolder } from '../temporary.ts';

test('a title is parted at spaces; what has no room ends in an ellipsis', () => {
  expect(linesOf('Scaling laws for pruning', 40, 300, 3)).toEqual(['Scaling laws', 'for pruning']);
  expect(linesOf('one two three four five six', 40, 160, 2)).toEqual(['one two', 'three …']);
  expect(linesOf('', 40, 150, 2)).toEqual([]);
});

test('no line is wider than it may be, and no letter is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
      const lines = linesOf(title, 40, 400, 1000);
      for (const line of lines) expect(previewWidth(line, 40)).toBeLessThanOrEqual(400);
      expect(lines.join('').replace(/\s/g, '')).toBe(title.replace(/\s/g, ''));
    }),
    { seed: 3 },
  );
});

test('a picture with few colours keeps every pixel', () => {
  const pixels = Uint8Array.from([
    ...[250, 248, 243, 255, 250, 248, 243, 255, 1, 67, 103, 255],
    ...[1, 67, 103, 255, 128, 52, 1, 255, 250, 248, 243, 255],
  ]);
  expect(decoded(indexedPng(pixels, 3, 2))).toEqual({ width: 3, height: 2, pixels });
});

test('a picture with more colours than a palette holds keeps each within an eighth of the range', () => {
  const pixels = Uint8Array.from({ length: 4 * 1024 }, (_, i) =>
    i % 4 === 3 ? 255 : ((i >> 2) * [7, 11, 13][i % 4]!) % 256,
  );
  const back = decoded(indexedPng(pixels, 32, 32)).pixels;
  const furthest = Math.max(...pixels.map((value, i) => Math.abs(value - back[i]!)));
  expect(furthest).toBeLessThan(32);
});

test('the picture says the title as it is, whatever stands in it', () => {
  const preview = {
    path: 'x',
    title: '<script>&"\u0000',
    above: '',
    below: '',
    colour: '#000',
    spots: [],
  };
  expect(previewSvg(preview, '')).toContain('>&#60;script&#62;&#38;&#34;</text>');
});

test('a paper’s picture is drawn once, and again when its title changes; pictures of no page go', async () => {
  const cache = temporaryFolder();
  const first = await makePreviews(modelOf(['Alpha', 'Beta', 'Gamma']), cache);
  expect(first.map(({ path }) => path)).toEqual([
    'previews/map.png',
    'previews/topics/outside.png',
    'previews/papers/p0.png',
    'previews/papers/p1.png',
    'previews/papers/p2.png',
  ]);
  const drawn = inodes(cache);
  expect(await makePreviews(modelOf(['Alpha', 'Beta', 'Gamma']), cache)).toEqual(first);
  expect(inodes(cache)).toEqual(drawn);
  await makePreviews(modelOf(['Alpha', 'Beta, again', 'Gamma']), cache);
  const kept = [...inodes(cache)].filter(([name, inode]) => drawn.get(name) === inode);
  expect([kept.length, inodes(cache).size]).toEqual([4, 5]);
});

test('papers of a corpus too large show their topic', () => {
  expect(paperPreview('a', 'pruning', 311)).toBe('papers/a');
  expect(paperPreview('a', 'pruning', 80_000)).toBe('topics/pruning');
});

function modelOf(titles: readonly string[]) {
  const papers = titles.map((titlePlain, i) => ({ slug: `p${i}`, titlePlain }) as Paper);
  const at = titles.map((_, i) => ({
    slug: `p${i}`,
    topic: 'outside',
    subtopic: null,
    path: [],
    x: i / 4,
    y: 0.5,
  }));
  const topics = [
    { id: 'outside', name: 'Outside', description: '', count: 3, phrases: [], subtopics: [] },
  ];
  const atlas = { topics, papers: at, phraseLabels: [] } as unknown as Atlas;
  return {
    paperCount: papers.length,
    site: { title: 'Small', language: 'en' } as SiteSettings,
    papers,
    atlas,
    drawing: {
      regions: [],
      colours: { light: ['#014367', '#803401'], dark: ['#4b8ce1', '#cf7c1e'] },
    },
  };
}

function inodes(dir: string): ReadonlyMap<string, number> {
  return new Map(readdirSync(dir).map((name) => [name, statSync(join(dir, name)).ino]));
}

/** Reads what `indexedPng` writes: a palette, no filters. */
function decoded(png: Uint8Array) {
  const bytes = Buffer.from(png);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const header = chunks.get('IHDR')!;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const palette = chunks.get('PLTE')!;
  const rows = inflateSync(chunks.get('IDAT')!);
  const pixels = new Uint8Array(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    const place = rows[Math.floor(i / width) * (width + 1) + 1 + (i % width)]!;
    pixels.set([...palette.subarray(3 * place, 3 * place + 3), 255], 4 * i);
  }
  return { width, height, pixels };
}
