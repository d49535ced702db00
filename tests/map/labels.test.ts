import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DESK, nameCover, PHONE } from '../../scripts/measure/name-cover.ts';
import { textsInView } from '../../scripts/measure/texts-in-view.ts';
import { makeAtlas } from '../../src/atlas/atlas.ts';
import { readStore } from '../../src/atlas/atlas-files.ts';
import type { Atlas } from '../../src/atlas/types.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { nameLines } from '../../src/map/labels/name-lines.ts';
import { placeLabels } from '../../src/map/labels/place-labels.ts';
import { textWidth } from '../../src/map/labels/text-width.ts';
import { boxOffset } from '../../src/map/labels/title-sides.ts';
import { titleLines, widest, wrapText } from '../../src/map/labels/title-text.ts';
import { ownershipGrid } from '../../src/map/ownership-grid.ts';
import { firstMap } from '../first-map.ts';

const project = readProject(firstMap());
const { atlas } = makeAtlas(project, readStore(join(firstMap(), 'atlas')), {
  fresh: false,
  onStage: () => undefined,
});
const titles = project.papers.map(({ titlePlain }) => titlePlain);
const grid = ownershipGrid(atlas);
const names = placeLabels(atlas, grid, titles);
const { labels, titlePlaces } = names;

interface Shown {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is shown at a scale, as boxes in pixels; a little tighter than the program's own. */
function shownAt(scale: number): readonly Shown[] {
  const names = labels
    .filter(({ minScale, maxScale }) => minScale <= scale && scale < maxScale)
    .map(({ kind, lines, size, x, y }) => ({
      text: lines.join(' '),
      x: x * scale,
      y: -y * scale,
      width: Math.max(...lines.map((line) => textWidth(line, kind === 'topic'))) * size * 16,
      height: lines.length * size * 16 * 1.15,
    }));
  return [...names, ...titlesAt(scale)];
}

function titlesAt(scale: number): readonly Shown[] {
  return atlas.papers.flatMap(({ x, y }, i) => {
    const minScale = titlePlaces.minScale[i]!;
    if (minScale === 0 || minScale > scale) return [];
    const lines = titleLines(titles[i]!);
    const [width, height] = [widest(lines) * 12, lines.length * 12 * 1.2];
    const [dx, dy] = boxOffset(titlePlaces.side[i]!, width, height);
    return { text: titles[i]!, x: x * scale + dx, y: -y * scale + dy, width, height };
  });
}

test.each([
  350, 425, 480, 520, 560, 700, 760, 1000, 1400, 2000, 3000, 4500, 5999, 6000, 9000, 16_000, 40_000,
  190_000,
])('no two names overlap at %d pixels a side', (scale) => {
  const shown = shownAt(scale);
  const overlaps = shown.flatMap((a, i) =>
    shown
      .slice(i + 1)
      .filter(
        (b) =>
          Math.abs(a.x - b.x) < (a.width + b.width) / 2 &&
          Math.abs(a.y - b.y) < (a.height + b.height) / 2,
      )
      .map((b) => `${a.text} and ${b.text}`),
  );
  expect(overlaps).toEqual([]);
});

test('each level brings more names, and nearly every title comes in the end', () => {
  const counts = [350, 760, 1500, 3000, 6000, 40_000].map((scale) => shownAt(scale).length);
  expect(counts).toEqual([...new Set(counts)].sort((a, b) => a - b));
  expect(titlePlaces.minScale.filter((from) => from > 0).length).toBeGreaterThan(
    0.95 * titles.length,
  );
});

test.each([2.3, 5.3, 12, 28, 64])(
  'at zoom %d nearly every view has fifteen texts, or as many as dots',
  (zoom) => {
    expect(textsInView(atlas.papers, names, zoom).enough).toBeGreaterThan(0.95);
  },
);

test.each([1000, 2000, 6000, 40_000])(
  'at %d pixels a side no title lies on a dot: there is no doubt whose it is',
  (scale) => {
    const covered = titlesAt(scale).flatMap(({ text, x, y, width, height }) =>
      atlas.papers
        .filter(
          (at) =>
            Math.abs(at.x * scale - x) < width / 2 + 5 &&
            Math.abs(-at.y * scale - y) < height / 2 + 5,
        )
        .map((_, i) => `${text} on ${i}`),
    );
    expect(covered).toEqual([]);
  },
);

test('groups outside are named for those who come near, as parts of subtopics are', () => {
  const ids = atlas.topics.find(({ id }) => id === 'outside')!.subtopics.map(({ id }) => id);
  expect(ids).toContain('image-editing');
  for (const { topic, kind, subtopic } of labels.filter(({ kind }) => kind !== 'phrase'))
    expect(topic === 'outside', subtopic ?? topic).toBe(kind === 'part');
});

test('every topic has its name at the start, on a phone too, whole on the sheet', () => {
  const topics = labels.filter(({ kind }) => kind === 'topic');
  expect(topics.map(({ topic }) => topic).sort()).toEqual(
    atlas.topics
      .map(({ id }) => id)
      .filter((id) => id !== 'outside')
      .sort(),
  );
  for (const { minScale } of topics) expect(minScale).toBeLessThanOrEqual(PHONE);
  for (const scale of [350, 425, PHONE, DESK]) {
    for (const { text, x, y, width, height } of shownAt(scale)) {
      expect(x - width / 2, text).toBeGreaterThanOrEqual(0);
      expect(x + width / 2, text).toBeLessThanOrEqual(scale);
      expect(-y - height / 2, text).toBeGreaterThanOrEqual(0);
      expect(-y + height / 2, text).toBeLessThanOrEqual(scale);
    }
  }
});

test('the name of a topic stands on its land', () => {
  const { size, topics, owner } = grid;
  for (const { kind, topic, x, y } of labels) {
    if (kind !== 'topic') continue;
    const at = Math.floor((1 - y) * size) * size + Math.floor(x * size);
    expect(topics[owner[at]!]).toBe(topic);
  }
});

test('names of parts come when one is nearer, those of what they are parts of before them', () => {
  const land = sideBySide([['Coast', 0.03, 0.97]]);
  const group = (id: string, subtopics: readonly object[] = []) => ({
    id,
    name: id,
    count: 1,
    subtopics,
  });
  const atlas = {
    ...land,
    papers: land.papers.map((at) => ({
      ...at,
      path: ['Sand', at.y > 0.5 ? 'Dunes' : 'Shells'],
    })),
    topics: [{ ...land.topics[0]!, subtopics: [group('Sand', [group('Dunes'), group('Shells')])] }],
  } as unknown as Atlas;
  const placed = placeLabels(atlas, ownershipGrid(atlas), untitled(atlas)).labels;
  const find = (id: string) => placed.find(({ subtopic }) => subtopic === id)!;
  expect(find('Sand').kind).toBe('subtopic');
  expect(find('Sand').minScale).toBeLessThan(1100);
  for (const id of ['Dunes', 'Shells']) {
    expect(find(id)).toMatchObject({ kind: 'part', topic: 'Coast' });
    expect(find(id).minScale).toBeGreaterThanOrEqual(1100);
  }
  expect(find('Dunes').y).toBeGreaterThan(find('Shells').y);
});

test('at the start names leave the papers in sight', () => {
  expect(nameCover(atlas, grid, labels, DESK).covered).toBeLessThanOrEqual(25);
  expect(nameCover(atlas, grid, labels, PHONE).covered).toBeLessThanOrEqual(37);
});

test.each([350, 425, 520, 640, 760, 1000, 1500, 2500, 4000])(
  'no name is more than a tenth off its land at %d pixels a side',
  (scale) => {
    expect(nameCover(atlas, grid, labels, scale).worstOff).toBeLessThan(0.11);
  },
);

test('the name of a small land waits until it fits', () => {
  const small = sideBySide([
    ['Robotics', 0.03, 0.8],
    ['Reinforcement learning', 0.86, 0.97],
  ]);
  const grid = ownershipGrid(small);
  const { labels } = placeLabels(small, grid, untitled(small));
  const { minScale } = labels.find(({ topic }) => topic === 'Reinforcement learning')!;
  expect(minScale).toBeGreaterThan(DESK);
  expect(nameCover(small, grid, labels, minScale).worstOff).toBeLessThan(0.11);
});

test.each([
  ['Pruning', true, ['Pruning']],
  ['Preference optimization', false, ['Preference optimization', 'Preference|optimization']],
  ['Self-training', false, ['Self-training']],
  ['Self-training', true, ['Self-training', 'Self-|training']],
  [
    'Post-training quantization',
    true,
    ['Post-training quantization', 'Post-training|quantization', 'Post-|training|quantization'],
  ],
  [
    'Large language models, question answering',
    false,
    [
      'Large language models, question answering',
      'Large language models,|question answering',
      'Large language|models, question|answering',
      'Large language|models,|question|answering',
    ],
  ],
])('%s is written in the ways there are (at hyphens: %s)', (name, atHyphens, ways) => {
  expect(nameLines(name, atHyphens).map((lines) => lines.join('|'))).toEqual(ways);
});

/** An atlas of lands side by side: from x to x, as many papers each as its width asks for. */
function sideBySide(lands: readonly (readonly [name: string, from: number, to: number])[]): Atlas {
  const papers = lands.flatMap(([topic, from, to]) =>
    Array.from({ length: Math.round((to - from) * 800) }, (_, i) => ({
      topic,
      subtopic: null,
      path: [],
      confidence: 1,
      x: from + ((i * 0.618) % 1) * (to - from),
      y: 0.04 + (0.92 * i) / ((to - from) * 800),
    })),
  );
  const topics = lands.map(([id]) => ({
    id,
    name: id,
    count: papers.filter(({ topic }) => topic === id).length,
    subtopics: [],
  }));
  return {
    papers,
    topics,
    phraseLabels: [],
    origin: { topicsFound: false },
  } as unknown as Atlas;
}

const untitled = ({ papers }: Atlas) => papers.map(() => '');

test('a long name beside the edge goes into three lines and stays on its narrow land', () => {
  const atlas = sideBySide([
    ['Computer vision', 0.03, 0.7],
    ['Large language models', 0.75, 0.97],
  ]);
  const { labels } = placeLabels(atlas, ownershipGrid(atlas), untitled(atlas));
  const name = labels.find(({ topic }) => topic === 'Large language models');
  expect(name?.lines).toEqual(['Large', 'language', 'models']);
  expect(name?.minScale).toBeLessThanOrEqual(PHONE);
  expect(name?.x).toBeGreaterThan(0.75);
});

test('the name of a small land between larger ones stands on it: theirs make room', () => {
  const atlas = sideBySide([
    ['Robotics', 0.03, 0.45],
    ['Planning', 0.45, 0.57],
    ['Reinforcement learning', 0.57, 0.97],
  ]);
  const { labels } = placeLabels(atlas, ownershipGrid(atlas), untitled(atlas));
  for (const [name, low, high] of [
    ['Robotics', 0.03, 0.45],
    ['Planning', 0.45, 0.57],
    ['Reinforcement learning', 0.57, 0.97],
  ] as const) {
    const { x, minScale } = labels.find(({ topic }) => topic === name)!;
    expect(minScale, name).toBeLessThanOrEqual(DESK);
    expect(x, name).toBeGreaterThan(low);
    expect(x, name).toBeLessThan(high);
  }
});

test.each([
  ['A short title', ['A short title']],
  [
    'A title that goes on and on until nobody knows any more where it began',
    ['A title that goes on and on', 'until nobody knows any', 'more where it began'],
  ],
  [
    'Pneumonoultramicroscopicsilicovolcanoconiosis',
    ['Pneumonoultramicroscop', 'icsilicovolcanoconiosis'],
  ],
  ['字'.repeat(30), ['字'.repeat(10), '字'.repeat(10), '字'.repeat(10)]],
  ['', []],
])('%s stands on the map as %j', (title, lines) => {
  expect(titleLines(title)).toEqual(lines);
});

test('a text wrapped keeps its words in their order, within its column', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { maxLength: 30 }), (words) => {
      const lines = wrapText(words.join(' '), { width: 12, maxLines: 100 });
      expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
      expect(widest(lines)).toBeLessThanOrEqual(12 + 1e-9);
    }),
    { seed: 1 },
  );
});

test('a text of more lines than may be ends in an ellipsis behind a word', () => {
  const lines = wrapText('one two three, four five six seven', { width: 5, maxLines: 2 });
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^\S+…$/);
});
