import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatFault } from '../../src/corpus/fault.ts';
import { readTopics } from '../../src/corpus/project/settings.ts';
import { buildProject } from '../../src/pipeline/build-project.ts';
import { checkFolder } from '../../src/pipeline/check-folder.ts';
import { deadAddresses } from '../../src/pipeline/dead-addresses.ts';
import {
  endedSubtopics,
  endedTopics,
  livingPaths,
  movedAddresses,
} from '../../src/pipeline/moved-addresses.ts';
import { projectPaths } from '../../src/pipeline/paths.ts';
import { searchPublished } from '../../src/search/search-published.ts';
import { temporaryFolder } from '../temporary.ts';

const CONTENT = {
  slugs: ['reefs', 'tides'],
  topics: [{ id: 'coast', was: ['shore', 'beach'] }, { id: 'deep' }],
  subtopics: [{ id: 'sand', topic: 'coast' }],
  contributors: ['authors/ada-young', 'venues/reef-journal'],
};

test('former ids of a topic lead on, with all that lies below them', () => {
  expect(movedAddresses(CONTENT, [])).toEqual([
    { from: 'topics/beach', to: 'topics/coast' },
    { from: 'topics/beach/sand', to: 'topics/coast/sand' },
    { from: 'topics/shore', to: 'topics/coast' },
    { from: 'topics/shore/sand', to: 'topics/coast/sand' },
  ]);
});

test('an ended subtopic leads to its topic, under former ids of the topic too', () => {
  const moves = movedAddresses(CONTENT, [{ from: 'topics/shore/dunes', to: 'topics/shore' }]);
  for (const id of ['beach', 'coast', 'shore'])
    expect(moves).toContainEqual({ from: `topics/${id}/dunes`, to: 'topics/coast' });
});

test('nothing leads to what is gone, and no living address leads away', () => {
  const plain = { ...CONTENT, topics: [{ id: 'coast' }, { id: 'deep' }] };
  expect(
    movedAddresses(plain, [
      { from: 'papers/old', to: 'papers/gone' },
      { from: 'papers/reefs', to: 'papers/tides' },
      { from: 'papers/rocks', to: 'papers/tides' },
    ]),
  ).toEqual([{ from: 'papers/rocks', to: 'papers/tides' }]);
});

test('a subtopic that moved to another topic is followed, one that ended leads to its topic', () => {
  const of = (id: string, topic: string) => ({ id, topic, name: id, papers: [] });
  expect(
    endedSubtopics(
      [of('sand', 'coast'), of('dunes', 'coast'), of('kelp', 'coast')],
      [of('sand', 'coast'), of('kelp', 'deep')],
    ),
  ).toEqual([
    { from: 'topics/coast/dunes', to: 'topics/coast' },
    { from: 'topics/coast/kelp', to: 'topics/deep/kelp' },
  ]);
});

test('a part that ended leads to what it was a part of, and one that moved is followed with all below it', () => {
  const of = (id: string, within?: string) => ({
    ...{ id, topic: 'coast', name: id, papers: [] },
    ...(within !== undefined && { within }),
  });
  const before = [of('sand'), of('dunes', 'sand'), of('grass', 'dunes'), of('shells', 'sand')];
  const after = [of('sand'), of('dunes'), of('grass', 'dunes')];
  const ended = endedSubtopics(before, after);
  expect(ended).toEqual([
    { from: 'topics/coast/sand/dunes', to: 'topics/coast/dunes' },
    { from: 'topics/coast/sand/dunes/grass', to: 'topics/coast/dunes/grass' },
    { from: 'topics/coast/sand/shells', to: 'topics/coast/sand' },
  ]);
  const moves = movedAddresses({ ...CONTENT, subtopics: after }, ended);
  expect(moves).toContainEqual({
    from: 'topics/shore/dunes/grass',
    to: 'topics/coast/dunes/grass',
  });
  expect(moves).toContainEqual({ from: 'topics/shore/sand/shells', to: 'topics/coast/sand' });
  expect(moves).toContainEqual({ from: 'topics/coast/sand/dunes', to: 'topics/coast/dunes' });
});

test('subtopics that a file says lie in one another have an address each', () => {
  const lines = [
    { id: 'sand', topic: 'coast', within: 'dunes' },
    { id: 'dunes', topic: 'coast', within: 'sand' },
  ];
  expect(livingPaths({ slugs: [], topics: [], subtopics: lines, contributors: [] })).toEqual(
    new Set(['topics/coast/dunes/sand', 'topics/coast/sand/dunes']),
  );
});

test('addresses that would die are told with the line that keeps them, a topic once for all below it', () => {
  const files = [
    'index.html',
    'papers/index.html',
    'papers/page/1/index.html',
    'papers/reefs/index.html',
    'papers/rocks/index.html',
    'pages/imprint/index.html',
    'topics/index.html',
    'topics/shore/index.html',
    'topics/shore/feed.xml',
    'topics/shore/sand/index.html',
    'topics/deep/index.html',
    'topics/deep/trench/index.html',
  ];
  const living = new Set(['papers/reefs', 'topics/deep']);
  expect(deadAddresses(files, living).map(formatFault)).toEqual([
    'content: missing address: pages/imprint/. The last site had it. Bring pages/imprint.md back under this name, or it leads nowhere.',
    'content: missing address: papers/rocks/. The last site had it, and its paper is gone. To lead it on, add to atlas/redirects.jsonl: {"from":"papers/rocks","to":"papers/another"}',
    'content: missing address: topics/deep/trench/. The last site had it. To lead it on, add to atlas/redirects.jsonl: {"from":"topics/deep/trench","to":"topics/deep"}',
    'content: missing address: topics/shore/ and 1 below it. The last site had it. In topics.yaml, write under the topic that took its place: was: [shore]',
  ]);
});

test('authors and venues that are gone are told once each, with the line that leads them on', () => {
  const files = [
    'papers/reefs/index.html',
    'authors/index.html',
    'authors/page/2/index.html',
    'authors/ada-young/index.html',
    'authors/ada-yuong/index.html',
    'authors/bo-li/index.html',
    'venues/reef-letters/index.html',
  ];
  const living = livingPaths({ ...CONTENT, topics: [], subtopics: [] });
  expect(deadAddresses(files, living).map(formatFault)).toEqual([
    'content: missing address: authors/ada-yuong/ and 1 more in authors/. The last site had it, and no paper has this name. To lead it on, add to atlas/redirects.jsonl: {"from":"authors/ada-yuong","to":"authors/another"}',
    'content: missing address: venues/reef-letters/. The last site had it, and no paper has this name. To lead it on, add to atlas/redirects.jsonl: {"from":"venues/reef-letters","to":"venues/another"}',
  ]);
  const none = livingPaths({ ...CONTENT, contributors: [] });
  expect(deadAddresses(files, none)[0]!.remedy).toBe(
    'The last site had pages of authors and venues, this one has none. Write authorPages: true into site.yaml, or they lead nowhere.',
  );
});

test('a redirect leads the address of an author on, by another form of the name as well', () => {
  const forms = [{ from: 'authors/a-young', to: 'authors/ada-young' }];
  const moves = movedAddresses(CONTENT, [
    ...forms,
    { from: 'authors/ada-yuong', to: 'authors/a-young' },
    { from: 'authors/bo-li', to: 'authors/nobody' },
    { from: 'venues/reef-letters', to: 'venues/reef-journal' },
  ]);
  expect(moves.filter(({ from }) => !from.startsWith('topics/'))).toEqual([
    ...forms,
    { from: 'authors/ada-yuong', to: 'authors/ada-young' },
    { from: 'venues/reef-letters', to: 'venues/reef-journal' },
  ]);
});

test('a found topic that is no more leads to the one with most of its papers, what lay below it too', () => {
  const of = (id: string, ...papers: string[]) => ({
    ...{ id, name: id, description: '', phrases: [], papers },
  });
  const ended = endedTopics(
    [of('shore', 'a', 'b', 'c'), of('deep', 'd')],
    [of('coast', 'b', 'c'), of('sand', 'a'), of('deep', 'd')],
  );
  expect(ended).toEqual([{ from: 'topics/shore', to: 'topics/coast' }]);
  const content = { slugs: [], topics: [{ id: 'coast' }], subtopics: [], contributors: [] };
  expect(
    movedAddresses(content, [{ from: 'topics/shore/dunes', to: 'topics/shore' }, ...ended]),
  ).toEqual([
    { from: 'topics/shore', to: 'topics/coast' },
    { from: 'topics/shore/dunes', to: 'topics/coast' },
  ]);
});

test("another map's site in the folder has no addresses to keep", () => {
  const files = ['papers/reefs', 'papers/rocks', 'papers/caves', 'topics/shore'];
  const pages = files.map((path) => `${path}/index.html`);
  expect(deadAddresses(pages, new Set(['papers/reefs', 'topics/coast']))).toEqual([]);
  expect(deadAddresses(pages, new Set(['papers/reefs', 'papers/caves']))).toHaveLength(2);
});

test.each([
  ['was: [Shore]', 'An id is made of a-z, 0-9 and -'],
  ['was: [outside]', 'The id outside is taken'],
  ['was: [deep]', 'The id deep is that of a topic; no other can have been it'],
  ['was: [coast]', 'The id coast is that of a topic; no other can have been it'],
  ['was: [shore, shore]', 'The id shore leads to coast already'],
])('a former id that cannot be is refused: %s', (was, message) => {
  const yaml = `topics:\n  - id: coast\n    name: Coast\n    ${was}\n  - id: deep\n    name: Deep\n`;
  expect(() => readTopics(temporaryFolder({ 'topics.yaml': yaml }))).toThrow(message);
});

const TOPICS = (id: string, was = '') =>
  `topics:\n  - id: ${id}\n    name: Pruning\n    phrases: [pruning]\n${was}  - id: translation\n    name: Translation\n    phrases: [translation]\n`;
const SITE = 'title: A map\naddress: https://example.org/map\n';

test('a topic renamed with was keeps every address, pin and feed; without it the build says what dies', async () => {
  const records = Array.from({ length: 12 }, (_, i) => ({
    title: `${i % 2 === 0 ? 'Pruning heads' : 'Translation of verbs'} ${i}`,
    abstract: `We study ${i % 2 === 0 ? 'pruning of attention heads' : 'translation between languages'} in case ${i}.`,
    authors: [i === 0 ? 'Bo Li' : i === 1 ? 'A. Young' : 'Ada Young'],
  }));
  const dir = temporaryFolder({
    'map/site.yaml': SITE,
    'map/topics.yaml': TOPICS('pruning'),
    'map/corpus/a.jsonl': records.map((one) => JSON.stringify(one)).join('\n'),
    'map/authors.yaml': 'join:\n  - [Ada Young, A. Young]\n',
    'map/atlas/redirects.jsonl':
      '{"version":1}\n{"from":"authors/ada-yuong","to":"authors/a-young"}\n',
  });
  const place = projectPaths(join(dir, 'map'), join(dir, 'site'));
  const build = () => buildProject(place, '2026-01-02', () => undefined);
  await build();
  const pinned = join(dir, 'map/papers/translation-of-verbs-1.md');
  writeFileSync(pinned, readFileSync(pinned, 'utf8').replace('---\n', '---\ntopic: pruning\n'));

  writeFileSync(join(dir, 'map/topics.yaml'), TOPICS('sparsity'));
  const told = `content: missing address: topics/pruning/. The last site had it. In topics.yaml, write under the topic that took its place: was: [pruning]`;
  expect(checkFolder(place).lines).toContain(told);

  writeFileSync(join(dir, 'map/topics.yaml'), TOPICS('sparsity', '    was: [pruning]\n'));
  expect(checkFolder(place).lines).toEqual([]);
  const { faults } = await build();
  expect(faults.map(formatFault)).toEqual([]);
  const read = (path: string) => readFileSync(join(dir, 'site', path), 'utf8');
  for (const form of ['ada-yuong', 'a-young'])
    expect(read(`authors/${form}/index.html`)).toContain('url=/map/authors/ada-young/');
  expect(read('topics/pruning/index.html')).toContain('url=/map/topics/sparsity/');
  expect(read('topics/pruning/feed.xml')).toBe(read('topics/sparsity/feed.xml'));
  expect(read('index.html')).toContain('&quot;pruning&quot;:&quot;sparsity&quot;');
  const paper = read('api/papers.jsonl')
    .split('\n')
    .map((line) => (line === '' ? null : JSON.parse(line)))
    .find((one) => one?.slug === 'translation-of-verbs-1');
  expect(paper).toMatchObject({ topic: 'sparsity', pinned: true });
  const ask = await searchPublished(join(dir, 'site'));
  const slugs = async (query: string) =>
    (await ask(query, 50)).results.map(({ slug }) => slug).sort();
  expect(await slugs('topic:pruning')).toEqual(await slugs('topic:sparsity'));

  writeFileSync(join(dir, 'map/topics.yaml'), TOPICS('thinning'));
  rmSync(join(dir, 'map/papers/pruning-heads-0.md'));
  const dead = (await build()).faults.map(formatFault);
  expect(dead).toContainEqual(expect.stringContaining('missing address: papers/pruning-heads-0/.'));
  expect(dead).toContainEqual(expect.stringContaining('was: [sparsity]'));
  expect(dead).toContainEqual(expect.stringContaining('missing address: authors/bo-li/.'));
  expect(existsSync(join(dir, 'site/topics/sparsity/index.html'))).toBe(false);
});
