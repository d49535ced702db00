import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { AtlasPaper } from '../../src/atlas/types.ts';
import {
  atlasJson,
  atlasSchema,
  jsonSchema,
  paperSchema,
  papersFile,
} from '../../src/site/files/open-data.ts';
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
    site: { title: 'A map', address: null },
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

test('what is outside has no subtopics but groups, and its papers say in which they are', () => {
  const ajv = new Ajv({ strict: false });
  const atlas = JSON.parse(atlasJson(model));
  expect(ajv.validate(JSON.parse(jsonSchema(atlasSchema, 'Atlas')), atlas)).toBe(true);
  expect(atlas.topics).toMatchObject([
    { id: 'birds', subtopics: [{ id: 'owls' }] },
    { id: 'outside', subtopics: [], groups: [{ id: 'fairness', count: 1 }] },
  ]);
  expect(atlas.topics[0]).not.toHaveProperty('groups');
  const lines = new TextDecoder().decode(papersFile(model).bytes).trim().split('\n');
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
  expect(JSON.parse(atlasJson(bare)).topics[0]).not.toHaveProperty('groups');
});
