import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS, readStore, type StoredAtlas, writeStore } from '../../src/atlas/atlas-files.ts';
import { leastDistance } from '../../src/atlas/layout/push-apart.ts';
import { AT_ONCE } from '../../src/atlas/number-stages.ts';
import type { Atlas } from '../../src/atlas/types.ts';
import { ProjectError } from '../../src/corpus/fault.ts';
import type { NamedTopic, Paper } from '../../src/corpus/paper.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { firstMap } from '../first-map.ts';
import { temporaryFolder } from '../temporary.ts';
import { HARD, paper, SMALL, TOPICS } from './corpora.ts';

const chart = (
  papers: readonly Paper[],
  topics: readonly NamedTopic[] | null = TOPICS,
  stored: StoredAtlas = NO_ATLAS,
  fresh = false,
) => makeAtlas({ papers, topics }, stored, { fresh, onStage: () => undefined });

/** The laws of every atlas. */
function validate(atlas: Atlas, papers: readonly Paper[]): void {
  const ids = atlas.topics.map(({ id }) => id);
  expect(ids.at(-1)).toBe('outside');
  expect(atlas.papers.map(({ slug }) => slug)).toEqual(papers.map(({ slug }) => slug));
  expect(JSON.stringify(atlas)).not.toContain('null,"y"');
  for (const at of atlas.papers) {
    const total = Object.values(at.topics).reduce((sum, value) => sum + value, 0);
    expect(Math.abs(total - 1)).toBeLessThan(0.001);
    expect(Object.keys(at.topics)).toEqual(ids);
    expect(at.confidence).toBe(at.topics[at.topic]);
    for (const value of [at.x, at.y, at.fidelity, at.confidence])
      expect(value >= 0 && value <= 1).toBe(true);
    expect(at.related.length).toBeLessThanOrEqual(10);
    expect(at.related.map(({ slug }) => slug)).not.toContain(at.slug);
    expect(at.related.every(({ reasons }) => reasons.length > 0)).toBe(true);
    const scores = at.related.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    const weights = at.why.reduce((sum, { weight }) => sum + weight, 0);
    expect(weights).toBeLessThanOrEqual(1.001);
    expect(at.why.every(({ weight }) => weight > 0)).toBe(true);
  }
  const least = leastDistance(papers.length) * 0.98;
  for (const [i, a] of atlas.papers.entries()) {
    for (const b of atlas.papers.slice(i + 1))
      expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(least);
  }
  const subtopics = atlas.topics.flatMap((topic) => topic.subtopics);
  for (const topic of atlas.topics)
    for (const { count } of topic.subtopics) expect(count).toBeGreaterThanOrEqual(3);
  for (const { id, count } of subtopics) {
    expect(atlas.papers.filter(({ subtopic }) => subtopic === id)).toHaveLength(count);
  }
  for (const { name } of subtopics) {
    expect(name.split(' ').length).toBeLessThanOrEqual(4);
    expect(name).toMatch(/^[\p{Lu}\p{Lo}\p{N}]|^\p{Ll}+\p{Lu}/u);
    const inside = subtopics.filter((other) =>
      ` ${other.name.toLowerCase()} `.includes(` ${name.toLowerCase()} `),
    );
    expect(inside.map((other) => other.name)).toEqual([name]);
  }
  expect(new Set(subtopics.map(({ id }) => id)).size).toBe(subtopics.length);
  for (const { id, count } of atlas.topics)
    expect(atlas.papers.filter(({ topic }) => topic === id)).toHaveLength(count);
}

test('papers of two topics go to theirs, the others beyond, each with its reason', () => {
  const { atlas } = chart(SMALL);
  validate(atlas, SMALL);
  expect(atlas.papers.map(({ slug, topic }) => `${slug} ${topic}`)).toEqual([
    ...[0, 1, 2, 3, 4, 5].map((i) => `p${i} pruning`),
    ...[0, 1, 2, 3, 4, 5].map((i) => `t${i} translation`),
    'z0 outside',
    'z1 outside',
  ]);
  const reasons = atlas.papers[0]!.why.map(({ phrase }) => phrase.toLowerCase());
  expect(
    reasons.some(
      (phrase) =>
        phrase.includes('pruning') || phrase.includes('weights') || phrase.includes('networks'),
    ),
  ).toBe(true);
});

test.each(Object.keys(HARD))('a map of %s obeys the laws, with topics and without', (name) => {
  const papers = HARD[name]!;
  validate(chart(papers).atlas, papers);
  validate(chart(papers, null).atlas, papers);
});

test('what a stage on another thread is handed lies in memory that threads share', () => {
  const shared = new Map<string, readonly boolean[]>();
  makeAtlas({ papers: SMALL, topics: TOPICS }, NO_ATLAS, {
    ...{ fresh: false, onStage: () => undefined },
    begin: (stage, input, onStep) => {
      const { vectors, neighbours } = input;
      const terms = 'terms' in input ? input.terms : null;
      const handed = [vectors, neighbours.indices, neighbours.cosines, terms?.rowStarts];
      const numbers = [...handed, terms?.columns, terms?.values].filter((one) => one !== undefined);
      shared.set(
        stage,
        numbers.map(({ buffer }) => buffer instanceof SharedArrayBuffer),
      );
      return AT_ONCE(stage, input, onStep);
    },
  });
  expect([...shared]).toEqual([
    ['layout', [true, true, true]],
    ['related', [true, true, true, true, true, true]],
  ]);
});

test('a thousand identical papers stand in the frame, no two on one spot', () => {
  const papers = Array.from({ length: 1000 }, (_, i) =>
    paper(`n${String(i).padStart(4, '0')}`, 'Pruning networks', 'We prune.'),
  );
  const places = chart(papers).atlas.papers;
  expect(places.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1)).toBe(true);
  expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(1000);
});

test('the first corpus obeys the laws and comes out the same twice', () => {
  const { papers, topics } = readProject(firstMap());
  const first = chart(papers, topics);
  validate(first.atlas, papers);
  expect(first.atlas.papers.every(({ related }) => related.length > 0)).toBe(true);
  for (const topic of first.atlas.topics.slice(0, -1)) {
    expect(topic.subtopics.length).toBeGreaterThanOrEqual(3);
    expect(topic.subtopics.length).toBeLessThanOrEqual(8);
  }
  expect(JSON.stringify(chart(papers, topics))).toBe(JSON.stringify(first));
  // What it was made by lists subtopics as they were found; once stored they come in the order of their ids.
  const made = ({ atlas, stored, embedding }: typeof first) =>
    JSON.stringify([atlas, stored, embedding]);
  expect(made(chart(papers, topics, first.stored))).toBe(made(first));
});

test('papers that were there stay exactly where they were when others come', () => {
  const before = chart(SMALL);
  const more = [
    ...SMALL,
    paper('p9', 'Pruning of recurrent networks', 'We prune recurrent networks.'),
  ].sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const after = chart(more, TOPICS, before.stored);
  validate(after.atlas, more);
  const places = new Map(after.atlas.papers.map(({ slug, x, y }) => [slug, [x, y]]));
  for (const { slug, x, y } of before.atlas.papers) expect(places.get(slug)).toEqual([x, y]);
  const added = after.atlas.papers.find(({ slug }) => slug === 'p9')!;
  expect(added.topic).toBe('pruning');
});

test('another word in topics.yaml moves no paper', () => {
  const before = chart(SMALL);
  const edited = TOPICS.map((topic) => ({ ...topic, phrases: [...topic.phrases, 'weights'] }));
  const place = ({ slug, x, y }: Atlas['papers'][number]) => [slug, x, y];
  expect(chart(SMALL, edited, NO_ATLAS).atlas.papers.map(place)).toEqual(
    before.atlas.papers.map(place),
  );
});

test('a pin settles its paper', () => {
  const pinned = SMALL.map((one) => (one.slug === 'z0' ? { ...one, pin: 'translation' } : one));
  const at = chart(pinned).atlas.papers.find(({ slug }) => slug === 'z0');
  expect(at).toMatchObject({ topic: 'translation', pinned: true, confidence: 1 });
  const first = SMALL.map((one) => (one.slug === 't0' ? { ...one, pin: 'pruning' } : one));
  const { papers } = chart(first).atlas;
  expect(papers.filter(({ pinned }) => pinned)).toMatchObject([{ slug: 't0', topic: 'pruning' }]);
});

test('topics and subtopics that an earlier program named get other names, never other addresses', () => {
  const { papers } = readProject(firstMap());
  const { stored } = chart(papers, null);
  expect(stored.topics.length).toBeGreaterThan(1);
  const dir = temporaryFolder({});
  writeStore(dir, {
    ...stored,
    topics: stored.topics.map((topic, i) => ({ ...topic, id: `was-${i}` })),
    subtopics: stored.subtopics.map((one, i) => ({ ...one, id: `sub-${i}`, topic: `was-${i}` })),
  });
  for (const name of ['topics.jsonl', 'subtopics.jsonl']) {
    const file = join(dir, name);
    if (!existsSync(file)) continue;
    const text = readFileSync(file, 'utf8').replace(/^\{"version":\d+\}/, '{"version":2}');
    writeFileSync(file, text);
  }
  const read = readStore(dir);
  expect([read.topics, read.positions]).toEqual([[], stored.positions]);
  const again = chart(papers, null, read);
  expect(again.stored.topics.map(({ name }) => name)).toEqual(
    stored.topics.map(({ name }) => name),
  );
  expect(again.stored.topics.map(({ id }) => id)).toEqual(stored.topics.map((_, i) => `was-${i}`));
  expect(again.stored.positions).toEqual(stored.positions);
});

test('what is stored reads back the same; another version says what to do', () => {
  const { stored } = chart(SMALL, null);
  const dir = temporaryFolder({});
  writeStore(dir, stored);
  expect(readStore(dir)).toEqual(stored);
  const old = temporaryFolder({
    'positions.jsonl': '{"version":9}\n{"slug":"a","x":0.1,"y":0.2}\n',
  });
  expect(() => readStore(old)).toThrow(ProjectError);
  expect(() => readStore(old)).toThrow(
    'A newer Chartroom wrote it (version 9). Bring this one up to date.',
  );
});
