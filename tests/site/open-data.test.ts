import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { AtlasPaper } from '../../src/atlas/types.ts';
import {
  atlasJson,
  atlasSchema,
  jsonSchema,
  paperSchema,
  papersFiles,
} from '../../src/site/files/open-data.ts';
import type { FileInPieces } from '../../src/site/files/write-files.ts';
import type { SiteModel } from '../../src/site/site-model.ts';
import { paper } from '../atlas/corpora.ts';

const place = (slug: string, topic: string, subtopic: string | null): AtlasPaper => ({
  ...{ slug, topic, pinned: false, confidence: 0.8, topics: { birds: 0.2, outside: 0.8 } },
  ...{ runnerUp: 'birds', subtopic, path: subtopic === null ? [] : [subtopic], why: [] },
  ...{ x: 0.5, y: 0.5, fidelity: 1, related: [] },
});
const group = (id: string, count: number) => ({ id, name: id, count, phrases: [], subtopics: [] });
const topic = (id: string, subtopics: readonly ReturnType<typeof group>[]) => ({
  ...{ id, name: id, description: '', count: 1, phrases: [], subtopics },
});

const model = {
  ...{
    version: 'v',
    site: { title: 'A map', address: null, host: 'any' },
    links: null,
    elsewhere: [],
    fields: [],
  },
  papers: ['in-group', 'alone', 'bird'].map((slug) => paper(slug, slug, '')),
  atlas: {
    topics: [topic('birds', [group('owls', 1)]), topic('outside', [group('fairness', 1)])],
    papers: [
      place('in-group', 'outside', 'fairness'),
      place('alone', 'outside', null),
      place('bird', 'birds', 'owls'),
    ],
    fidelity: { neighbours: 10, trustworthiness: 1, neighbourRecall: 1 },
  },
} as unknown as SiteModel;

/** The map with all of its papers. */
const whole = (of: SiteModel) => ({ ...of, paperCount: of.papers.length });
const textOf = ({ pieces }: FileInPieces) => [...pieces].join('');

test('what is outside has no subtopics but groups, and its papers say in which they are', () => {
  const ajv = new Ajv({ strict: false });
  const atlas = JSON.parse(atlasJson(whole(model)));
  expect(ajv.validate(JSON.parse(jsonSchema(atlasSchema, 'Atlas')), atlas)).toBe(true);
  expect(atlas.topics).toMatchObject([
    { id: 'birds', subtopics: [{ id: 'owls' }] },
    { id: 'outside', subtopics: [], groups: [{ id: 'fairness', count: 1 }] },
  ]);
  expect(atlas.topics[0]).not.toHaveProperty('groups');
  const lines = textOf(papersFiles(model)[0]!).trim().split('\n');
  const papers = lines.map((line) => JSON.parse(line));
  const valid = ajv.compile(JSON.parse(jsonSchema(paperSchema, 'Paper')));
  for (const one of papers) expect(valid(one), JSON.stringify(valid.errors)).toBe(true);
  expect(papers.map(({ subtopic, group: own }) => [subtopic, own])).toEqual([
    [null, 'fairness'],
    [null, undefined],
    ['owls', undefined],
  ]);
});

test('where nothing outside has a name there are no groups', () => {
  const { atlas } = model;
  const bare = { ...model, atlas: { ...atlas, topics: [topic('outside', [])] } } as SiteModel;
  expect(JSON.parse(atlasJson(whole(bare))).topics[0]).not.toHaveProperty('groups');
});

/** A map of so many papers, for a host that takes no file of any size. */
function many(count: number, title: string): SiteModel {
  const slugs = Array.from({ length: count }, (_, i) => `p${i}`);
  const papers = slugs.map((slug) => paper(slug, title, ''));
  const places = slugs.map((slug) => place(slug, 'birds', 'owls'));
  const site = { ...model.site, host: 'cloudflare' };
  return { ...model, site, papers, atlas: { ...model.atlas, papers: places } } as SiteModel;
}

test('where a host takes no file of any size, papers.jsonl stands in parts that atlas.json names, and whole while it fits', () => {
  const published = (of: SiteModel) =>
    papersFiles(of).map((file) => [file.path, textOf(file)] as const);
  const small = many(5000, 'Owls');
  expect(published(small).map(([path]) => path)).toEqual(['api/papers.jsonl']);
  expect(JSON.parse(atlasJson(whole(small)))).not.toHaveProperty('papersFiles');

  const fits = many(5001, 'Owls');
  const [all, ...parts] = published(fits);
  expect(all![0]).toBe('api/papers.jsonl');
  expect(parts.map(([, text]) => text).join('')).toBe(all![1]);
  expect(parts.map(([, text]) => text.trim().split('\n').length)).toEqual([5000, 1]);
  const names = JSON.parse(atlasJson(whole(fits))).papersFiles;
  expect(names).toEqual(['papers-1.jsonl', 'papers-2.jsonl']);
  expect(parts.map(([path]) => path)).toEqual(names.map((name: string) => `api/${name}`));

  const long = many(5001, 'Owls '.repeat(1200));
  expect(published(long).map(([path]) => path)).toEqual([
    'api/papers-1.jsonl',
    'api/papers-2.jsonl',
  ]);
});

test('a map that is too small for parts has its open data whole, however long its lines are', () => {
  const files = papersFiles(many(4, 'Owls '.repeat(1_400_000)));
  expect(files.map(({ path }) => path)).toEqual(['api/papers.jsonl']);
  expect(textOf(files[0]!).length).toBeGreaterThan(25 * 2 ** 20);
});
