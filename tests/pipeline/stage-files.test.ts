import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS } from '../../src/atlas/atlas-files.ts';
import { inputOf, type StageCache } from '../../src/atlas/stage-cache.ts';
import type { Paper } from '../../src/corpus/paper.ts';
import { stageFiles } from '../../src/pipeline/stage-files.ts';
import { paper, SMALL, TOPICS } from '../atlas/corpora.ts';
import { temporaryFolder } from '../temporary.ts';

/** A cache in a folder that tells which stages really ran. */
function counted(dir: string): { readonly cache: StageCache; readonly made: string[] } {
  const files = stageFiles(dir);
  const made: string[] = [];
  const getOrMake: StageCache['getOrMake'] = (stage, inputs, make) =>
    files.getOrMake(stage, inputs, () => {
      made.push(stage);
      return make();
    });
  const getOrMend: StageCache['getOrMend'] = (stage, inputs, make) =>
    files.getOrMend<ReturnType<typeof make>>(stage, inputs, (last) => {
      made.push(stage);
      return make(last);
    });
  const getOrBegin: StageCache['getOrBegin'] = (stage, inputs, begin) =>
    files.getOrBegin(stage, inputs, () => {
      made.push(stage);
      return begin();
    });
  return { cache: { getOrMake, getOrMend, getOrBegin }, made };
}

function chart(dir: string, papers: readonly Paper[], topics = TOPICS, stored = NO_ATLAS) {
  const { cache, made } = counted(dir);
  const charted = makeAtlas({ papers, topics }, stored, {
    fresh: false,
    onStage: () => undefined,
    cache,
  });
  return { made, charted };
}

const ALL = ['vectors', 'neighbours', 'layout', 'related'];

test('another word in topics.yaml embeds nothing and lays nothing out again', () => {
  const dir = temporaryFolder();
  const first = chart(dir, SMALL);
  expect(first.made).toEqual(ALL);
  const edited = TOPICS.map((topic) => ({ ...topic, phrases: [...topic.phrases, 'weights'] }));
  const second = chart(dir, SMALL, edited);
  expect(second.made).toEqual([]);
  const anew = chart(temporaryFolder(), SMALL, edited);
  expect(JSON.stringify(second.charted.atlas)).toBe(JSON.stringify(anew.charted.atlas));
});

test('a run that is killed goes on after the last stage it kept, and charts the same', () => {
  const whole = chart(temporaryFolder(), SMALL).charted.atlas;
  const order = ['Finding neighbours', 'Laying out the map', 'Finding topics', 'Naming subtopics'];
  const kept = [1, 2, 2, 3].map((stages) => ALL.slice(0, stages));
  for (const [s, at] of order.entries()) {
    const dir = temporaryFolder();
    const killed = counted(dir);
    const onStage = (stage: string) => {
      if (stage === at) throw new Error('killed');
    };
    const options = { fresh: false, onStage, cache: killed.cache };
    expect(() => makeAtlas({ papers: SMALL, topics: TOPICS }, NO_ATLAS, options)).toThrow('killed');
    const again = chart(dir, SMALL);
    expect(again.made, `killed at ${at}`).toEqual(ALL.filter((stage) => !kept[s]!.includes(stage)));
    expect(JSON.stringify(again.charted.atlas)).toBe(JSON.stringify(whole));
  }
});

test('another paper makes every stage anew, one file each', () => {
  const dir = temporaryFolder();
  chart(dir, SMALL);
  const more = [...SMALL, paper('zz', 'Tides', 'Tides of the sea.')];
  expect(chart(dir, more).made).toEqual(ALL);
  expect(readdirSync(dir).sort()).toEqual(ALL.map((stage) => `${stage}.bin`).sort());
});

test('what was kept comes back the same: maps, numbers, nothing', () => {
  const cache = stageFiles(temporaryFolder());
  const value = { map: new Map([['a', 1]]), row: Float32Array.from([0.1]), none: null };
  cache.getOrMake('vectors', [inputOf('a')], () => value);
  expect(cache.getOrMake('vectors', [inputOf('a')], () => null)).toEqual(value);
  expect(cache.getOrMake('vectors', [inputOf('b')], () => 'other')).toBe('other');
});

test('a stage that mends is given what it made last, whatever of; nothing of a file that is damaged', () => {
  const dir = temporaryFolder();
  const mended = (input: string) =>
    stageFiles(dir).getOrMend<readonly string[]>('neighbours', [input], (last) => [
      ...(last ?? []),
      input,
    ]);
  expect(mended('a')).toEqual(['a']);
  expect(mended('a')).toEqual(['a']);
  expect(mended('b')).toEqual(['a', 'b']);
  const file = join(dir, 'neighbours.bin');
  const bytes = readFileSync(file);
  bytes[bytes.length - 2]! ^= 1;
  writeFileSync(file, bytes);
  expect(mended('c')).toEqual(['c']);
});

test('a file that cannot be read is made again', () => {
  const dir = temporaryFolder();
  stageFiles(dir).getOrMake('vectors', [], () => 1);
  const file = join(dir, 'vectors.bin');
  for (const broken of [readFileSync(file).subarray(0, 70), Buffer.from('')]) {
    writeFileSync(file, broken);
    expect(stageFiles(dir).getOrMake('vectors', [], () => 2)).toBe(2);
    expect(stageFiles(dir).getOrMake('vectors', [], () => 3)).toBe(2);
  }
});
