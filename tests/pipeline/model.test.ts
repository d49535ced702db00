import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS } from '../../src/atlas/atlas-files.ts';
import type { Paper } from '../../src/corpus/paper.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { modelParts, modelWriter } from '../../src/pipeline/model-folder.ts';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';
import { inTurn } from '../../src/pipeline/worker/in-turn.ts';
import { WORKER_STAGES } from '../../src/pipeline/worker/stages.ts';
import { firstMap } from '../first-map.ts';
import { temporaryFolder } from '../temporary.ts';
import { answersOf } from './worker-answers.ts';

/** A third of the first map's papers are the sample, each tenth of them pinned; some others come after. */
function parted() {
  const { papers, topics } = readProject(firstMap());
  const thirds = papers.filter((_, i) => i % 3 === 0);
  const sample = thirds.map((paper, i) => ({ ...paper, pin: i % 10 === 0 ? 'alignment' : null }));
  return { sample, further: papers.filter((_, i) => i % 12 === 1), topics };
}

/** A charted corpus, and its model as lines find it in a folder that stays. */
function charted(corpus: Parameters<typeof makeAtlas>[0], dir: string) {
  const made = makeAtlas(corpus, NO_ATLAS, { fresh: false, onStage: () => undefined });
  modelWriter(dir)(made);
  return made;
}

const textOf = ({ slug: key, title, abstract }: Paper) => ({ key, title, abstract });

/** What all stages answer of some papers. */
async function workedOn(papers: readonly Paper[], dir: string) {
  const embedded = await answersOf('embed', papers.map(textOf), dir);
  const whole = papers.map((paper, i) => ({ ...textOf(paper), vector: embedded[i].vector }));
  return {
    embedded,
    placed: await answersOf('place', embedded, dir),
    classified: await answersOf('classify', whole, dir),
  };
}

const base64 = (row: Float32Array) =>
  Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString('base64');

describe.each(['named', 'found'])('a model of a map whose topics are %s', (kind) => {
  test('says of its own papers what the atlas says, to the bit', async () => {
    const { sample, topics } = parted();
    const corpus =
      kind === 'named'
        ? { papers: sample, topics }
        : { papers: sample, topics: null, outside: false };
    const dir = join(temporaryFolder(), 'model');
    const { atlas, embedding } = charted(corpus, dir);
    const { embedded, placed, classified } = await workedOn(sample, dir);
    const { vectors, dimensions: d } = embedding;
    for (const [i, paper] of atlas.papers.entries()) {
      const vector = base64(vectors.slice(i * d, (i + 1) * d));
      expect(embedded[i]).toEqual({ key: paper.slug, vector });
      expect(placed[i]).toMatchObject({ key: paper.slug, xy: [paper.x, paper.y] });
      expect(placed[i].near).toHaveLength(10);
      expect(classified[i]).toMatchObject({
        key: paper.slug,
        topic: paper.topic,
        probabilities: Object.values(paper.topics),
        path: paper.path,
      });
    }
  });
});

/** The model of a sample, and papers that are not on its map. */
let dir: string;
let model: ReturnType<typeof charted>;
const { sample, further, topics } = parted();

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'chartroom-model-'));
  model = charted({ papers: sample, topics }, dir);
  return () => rmSync(dir, { recursive: true });
});

test('a paper gets the same answer whatever comes before it', async () => {
  const there = await workedOn(further, dir);
  const back = await workedOn(further.toReversed(), dir);
  for (const stage of ['embedded', 'placed', 'classified'] as const)
    expect(back[stage].toReversed()).toEqual(there[stage]);
});

test('stages in turn answer what each does by itself', async () => {
  const papers = further.slice(0, 5);
  const { embedded, placed, classified } = await workedOn(papers, dir);
  const parts = modelParts(dir);
  const stages = await Promise.all(
    ['embed', 'place', 'classify'].map((stage) => WORKER_STAGES[stage]!(parts)),
  );
  const inOne = await Promise.all(
    papers.map((paper) => inTurn(stages)(JSON.stringify(textOf(paper)), 1)),
  );
  expect(inOne).toEqual(papers.map((_, i) => ({ ...embedded[i], ...placed[i], ...classified[i] })));
  await expect(inTurn(stages)('{', 3)).rejects.toThrow('worker: invalid JSON: line 3.');
});

test('a paper stands in the frame, near the papers it is most like, and on nobody', async () => {
  const { placed } = await workedOn(further, dir);
  const placeOf = new Map(model.atlas.papers.map(({ slug, x, y }) => [slug, [x, y] as const]));
  const far = (a: readonly number[], b: readonly number[]) =>
    Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!);
  const beside: number[] = [];
  for (const { xy, near } of placed) {
    expect(Math.min(...xy)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...xy)).toBeLessThanOrEqual(1);
    const similar = near.map(([, cosine]: [string, number]) => cosine);
    expect(similar).toEqual(similar.toSorted((a: number, b: number) => b - a));
    const all = [...placeOf.values()].map((place) => far(place, xy));
    expect(Math.min(...all)).toBeGreaterThan(0.007);
    const own = near.map(([slug]: [string]) => far(placeOf.get(slug)!, xy));
    const nearer = (one: number) => all.filter((other) => other < one).length / all.length;
    beside.push(nearer(own.toSorted((a: number, b: number) => a - b)[5]!));
  }
  // Half of its ten stand among the nearest quarter of the map.
  expect(beside.toSorted((a, b) => a - b)[beside.length >> 1]).toBeLessThan(0.25);
});

test('a paper mostly gets the topic that a map of all of them gives it', async () => {
  const all = [...sample, ...further].sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const options = { fresh: false, onStage: () => undefined };
  const { atlas } = makeAtlas({ papers: all, topics }, NO_ATLAS, options);
  const topicOf = new Map(atlas.papers.map(({ slug, topic }) => [slug, topic]));
  const { classified } = await workedOn(further, dir);
  const agree = classified.filter(({ key, topic }) => topicOf.get(key) === topic);
  expect(agree.length / classified.length).toBeGreaterThan(0.85);
  for (const { probabilities } of classified) {
    const sum = probabilities.reduce((a: number, b: number) => a + b, 0);
    expect(sum).toBeCloseTo(1, 3);
  }
});

test('a paper joins subtopics of its topic, each within the one before; most that others join', async () => {
  const { classified } = await workedOn(further, dir);
  const { subtopics } = model.stored;
  for (const { topic, path } of classified) {
    const lines = path.map((id: string) => subtopics.find((line) => line.id === id));
    for (const [level, line] of lines.entries())
      expect(line).toMatchObject({ topic, ...(level > 0 && { within: path[level - 1] }) });
  }
  const share = (paths: readonly (readonly string[])[]) =>
    paths.filter(({ length }) => length > 0).length / paths.length;
  const among = share(model.atlas.papers.map(({ path }) => path));
  expect(Math.abs(share(classified.map(({ path }) => path)) - among)).toBeLessThan(0.25);
});

test('papers of a language that the word model does not know find their places by its own words', async () => {
  const subjects = ['珊瑚 礁石 海水 温度', '量化 网络 压缩 模型'];
  const papers = Array.from({ length: 24 }, (_, i) => {
    const terms = subjects[i % 2]!.split(' ');
    return {
      ...sample[0]!,
      ...{ slug: `p-${String(i).padStart(2, '0')}`, pin: null },
      ...{
        titlePlain: terms.join('和'),
        abstractPlain: `我们研究${terms[i % 4]}的${terms[(i >> 2) % 4]}。`,
      },
    };
  });
  const own = join(temporaryFolder(), 'model');
  const { embedding } = charted({ papers: papers.slice(0, 20), topics: null }, own);
  expect(embedding.embedder).toBe('lsa');
  const lines = papers.map(({ slug: key, titlePlain, abstractPlain }) => ({
    ...{ key, title: titlePlain, abstract: abstractPlain },
  }));
  const { vectors, dimensions: d } = embedding;
  const embedded = await answersOf('embed', lines, own);
  for (const [i, { vector }] of embedded.slice(0, 20).entries())
    expect(vector).toBe(base64(vectors.slice(i * d, (i + 1) * d)));
  for (const { key, near } of await answersOf('place', embedded.slice(20), own)) {
    const parity = Number(key.slice(2)) % 2;
    for (const [slug] of near.slice(0, 5)) expect(Number(slug.slice(2)) % 2).toBe(parity);
  }
});

test('a compound that no paper of the map has is read as what it is made of', async () => {
  const subjects = ['Schlaf Dauer Reise Wohnung', 'Netz Gewicht Rechner Speicher'];
  const papers = Array.from({ length: 24 }, (_, i) => {
    const terms = subjects[i % 2]!.split(' ');
    const compound = `${terms[i % 4]}${terms[(i + 1) % 4]!.toLowerCase()}`;
    const abstract = `Wir sehen hier ${terms[i % 4]} und auch ${terms[(i >> 2) % 4]}.`;
    return {
      ...sample[0]!,
      ...{ slug: `p-${String(i).padStart(2, '0')}`, pin: null },
      titlePlain: i < 20 ? terms.join(' und ') : compound,
      abstractPlain: i < 20 ? abstract : '',
    };
  });
  const own = join(temporaryFolder(), 'model');
  const { embedding } = charted({ papers: papers.slice(0, 20), topics: null }, own);
  expect(embedding.embedder).toBe('lsa');
  const lines = papers.slice(20).map(({ slug: key, titlePlain, abstractPlain }) => ({
    ...{ key, title: titlePlain, abstract: abstractPlain },
  }));
  const embedded = await answersOf('embed', lines, own);
  for (const { key, near } of await answersOf('place', embedded, own)) {
    const parity = Number(key.slice(2)) % 2;
    for (const [slug, cosine] of near.slice(0, 5)) {
      expect(Number(slug.slice(2)) % 2).toBe(parity);
      expect(cosine).toBeGreaterThan(0.5);
    }
  }
});

test('a vector that is none of this model is told in its place', async () => {
  const [{ key, vector }] = await answersOf('embed', [textOf(further[0]!)], dir);
  const wrong = base64(new Float32Array(3));
  const [good, bad, again] = await answersOf(
    'place',
    [
      { key, vector },
      { key, vector: wrong },
      { key, vector },
    ],
    dir,
  );
  expect(bad).toEqual({
    error:
      'worker: invalid vector: line 2. It is not 256 finite numbers. Give what embed gives with this model.',
    line: 2,
  });
  expect(again).toEqual(good);
});

test('a model with a bit turned, of another version or of none is refused', async () => {
  const copy = temporaryFolder();
  cpSync(dir, copy, { recursive: true });
  const bytes = readFileSync(join(copy, 'topics.bin'));
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(join(copy, 'topics.bin'), bytes);
  const again = 'Write it again: chartroom atlas --content SAMPLE --model DIR.';
  const open = async (stage: string, of: string) => WORKER_STAGES[stage]!(modelParts(of));
  await expect(open('classify', copy)).rejects.toThrow(
    `worker: invalid model: ${copy}. Its part topics is not as it was written. ${again}`,
  );
  await expect(open('place', copy)).resolves.toBeDefined();
  const list = join(copy, 'model.json');
  writeFileSync(list, readFileSync(list, 'utf8').replace(/"version":\d+/, '"version":99'));
  await expect(open('place', copy)).rejects.toThrow(
    /^worker: invalid model: .+\. It has version 99, this program reads \d+\. Write it again: /,
  );
  writeFileSync(list, '{');
  await expect(open('place', copy)).rejects.toThrow(`Its model.json is damaged. ${again}`);
  rmSync(list);
  await expect(open('embed', copy)).rejects.toThrow(
    `worker: missing model: ${copy}. It holds no model.json. ${again}`,
  );
});

test('nothing is written into a folder that is somebody’s', () => {
  const own = temporaryFolder({ 'thesis.txt': 'mine' });
  expect(() => modelWriter(own)).toThrow(
    `call: invalid folder: --model ${own}. It holds thesis.txt, which is no part of a model. Name an empty folder.`,
  );
});

test('atlas --model writes what worker --model reads', () => {
  const lines = sample
    .slice(0, 12)
    .map(({ slug, title, abstract }) => JSON.stringify({ slug, title, abstract }));
  const project = temporaryFolder({
    'map/site.yaml': 'title: A\npapers: shards\n',
    'map/papers/00.jsonl': `${lines.join('\n')}\n`,
  });
  const chartroom = (input: string, ...args: string[]) =>
    spawnSync(process.execPath, [join(PACKAGE_ROOT, 'src/cli/chartroom.ts'), ...args], {
      cwd: project,
      input,
      encoding: 'utf8',
    });
  expect(chartroom('', 'atlas', '--content', 'map', '--model', 'model').status).toBe(0);
  const asked = `${lines[0]!.replace('slug', 'key')}\n{}`;
  const { status, stdout, stderr } = chartroom(asked, 'worker', 'embed', '--model', 'model');
  const [answer, wrong] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect([status, stderr, answer.key, wrong.line]).toEqual([0, '', sample[0]!.slug, 2]);
});

test('a map charted again teaches the same, bit for bit', () => {
  const again = join(temporaryFolder(), 'model');
  const { stored } = model;
  const options = { fresh: false, onStage: () => undefined };
  modelWriter(again)(makeAtlas({ papers: sample, topics }, stored, options));
  const list = (folder: string) => readFileSync(join(folder, 'model.json'), 'utf8');
  expect(list(again)).toBe(list(dir));
});

/** A cell as `near` takes it, the first papers its own: each is compared with those that are the nearest. */
function cellOf(
  papers: readonly Paper[],
  own: number,
  { embedded, classified }: Awaited<ReturnType<typeof workedOn>>,
  { k }: { readonly k: number },
) {
  const keys = papers.map(({ slug }) => slug);
  const of = (answers: readonly { readonly key: string }[], field: string) =>
    keys.map((slug) => {
      const answer = answers.find(({ key }) => key === slug) as Record<string, string> | undefined;
      return Buffer.from(answer![field]!, 'base64');
    });
  const rows = of(embedded, 'vector').map((row) => new Float32Array(Uint8Array.from(row).buffer));
  const terms = of(classified, 'terms');
  const nearest = rows.slice(0, own).flatMap((row, i) => {
    const cosine = (j: number) => rows[j]!.reduce((sum, value, d) => sum + value * row[d]!, 0);
    const others = rows.map((_, j) => ({ j, cosine: cosine(j) })).filter(({ j }) => j !== i);
    return others
      .sort((a, b) => b.cosine - a.cosine || (keys[a.j]! < keys[b.j]! ? -1 : 1))
      .slice(0, k)
      .map(({ j }) => j);
  });
  return {
    own,
    keys,
    vectors: Buffer.concat(of(embedded, 'vector')).toString('base64'),
    terms: Buffer.concat(terms).toString('base64'),
    sizes: terms.map(({ length }) => length),
    nearest: Buffer.from(Uint32Array.from(nearest).buffer).toString('base64'),
  };
}

test('papers of a cell are related as on the map, whether they are its own or looked for from another', async () => {
  const { atlas, workings } = model;
  const worked = await workedOn(sample, dir);
  const half = sample.length >> 1;
  const [one, other] = [sample.slice(0, half), sample.slice(half)];
  const cells = [
    cellOf(sample, sample.length, worked, workings.neighbours),
    cellOf([...one, ...other], half, worked, workings.neighbours),
    cellOf([...other, ...one], sample.length - half, worked, workings.neighbours),
  ];
  const [whole, first, second] = await answersOf('near', cells, dir);
  const onMap = atlas.papers.map(({ slug, related }) => ({
    key: slug,
    related: related.map((one) => [one.slug, Number(one.score.toFixed(4))]),
  }));
  expect([...first.near, ...second.near]).toEqual(whole.near);
  // A map leaves out what nothing explains.
  const explained = onMap.map(({ key, related }, i) => {
    const shown = new Set(related.map(([slug]) => slug));
    const all: [string, number][] = whole.near[i].related;
    return { key, related: all.filter(([slug]) => shown.has(slug)) };
  });
  expect(explained).toEqual(onMap);
  expect(whole.near.flatMap(({ related }: { related: [] }) => related).length).toBeLessThan(
    1.2 * onMap.flatMap(({ related }) => related).length,
  );
});

test('texts from beyond a map meet in words that it never heard of', async () => {
  const [one, two, three] = further.slice(0, 3).map(({ slug: key }, i) => ({
    key,
    title: `${i < 2 ? 'Quibberish flumox' : 'Zandolite'} and ${['ants', 'bees', 'wasps'][i]}`,
  }));
  const of = async (...papers: readonly object[]) => {
    const [embedded] = [await answersOf('embed', papers, dir)];
    const whole = papers.map((paper, i) => ({ ...paper, vector: embedded[i].vector }));
    return { embedded, placed: [], classified: await answersOf('classify', whole, dir) };
  };
  const worked = await of(one!, two!, three!);
  const cell = cellOf(further.slice(0, 3), 1, worked, { k: 2 });
  const [{ near }] = await answersOf('near', [cell], dir);
  const scores = Object.fromEntries(near[0].related);
  expect(scores[two!.key]).toBeGreaterThan((scores[three!.key] ?? 0) + 0.2);
});

test('a cell of one paper has nothing related, and one that does not fit says what is wrong', async () => {
  const worked = await workedOn(further.slice(0, 1), dir);
  const cell = cellOf(further.slice(0, 1), 1, worked, { k: 3 });
  const [alone, ...wrong] = await answersOf(
    'near',
    [
      cell,
      { ...cell, own: 2 },
      { ...cell, sizes: [4] },
      { ...cell, nearest: 'AQAAAA==' },
      { ...cell, vectors: 'AAAA' },
      { ...cell, keys: 'x' },
    ],
    dir,
  );
  expect(alone).toEqual({ near: [{ key: further[0]!.slug, related: [] }] });
  expect(wrong.map(({ error }) => /invalid (\w+)/.exec(error)![1])).toEqual([
    'nearest',
    'terms',
    'nearest',
    'vector',
    'keys',
  ]);
});
