import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS } from '../../src/atlas/atlas-files.ts';
import { seeded } from '../../src/atlas/random.ts';
import { NO_CACHE, type StageCache } from '../../src/atlas/stage-cache.ts';
import type { Paper } from '../../src/corpus/paper.ts';
import { stageFiles } from '../../src/pipeline/stage-files.ts';
import { temporaryFolder } from '../temporary.ts';
import { paper } from './corpora.ts';

/** A corpus of so many papers is small here: of more, all is learned from these. */
const TEACHERS = 60;

const FIELDS = [
  'weight pruning, network quantization, sparse layers, memory hardware, latency, compression rates',
  'speech translation, dialogue grammar, syntax trees, parsing, morphology, vocabulary size',
  'robot grasping, motion planning, lidar maps, wheel odometry, aerial vehicles, force control',
].map((field) => field.split(', '));

/** Paper `i` of one of three fields, some of whose words stand in it alone. */
function paperAt(i: number, version = 0): Paper {
  const random = seeded(1 + i + 1000 * version);
  const own = FIELDS[Math.floor(random() * FIELDS.length)]!;
  const word = () => own[Math.floor(random() * own.length)]!;
  const sentences = Array.from({ length: 5 }, () => `We study ${word()} with ${word()}.`);
  const rare = ` Of term${Math.floor(random() * 60)} and name${i} by turns.`;
  return paper(
    `p${String(i).padStart(3, '0')}`,
    `The ${word()} of ${word()}`,
    sentences.join(' ') + rare,
  );
}

const PAPERS = Array.from({ length: 120 }, (_, i) => paperAt(i));

function chart(papers: readonly Paper[], stored = NO_ATLAS, cache: StageCache = NO_CACHE) {
  return makeAtlas({ papers, topics: null }, stored, {
    fresh: false,
    onStage: () => undefined,
    cache,
    mostTeachers: TEACHERS,
  });
}

test('a run that goes on from the last one charts what a run from nothing does, whatever changed', () => {
  const cache = stageFiles(temporaryFolder());
  const { stored } = chart(PAPERS, NO_ATLAS, cache);
  const change = fc.record({
    at: fc.nat(PAPERS.length - 1),
    kind: fc.constantFrom('other', 'gone', 'new'),
  });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const kindOf = new Map(changes.map(({ at, kind }) => [at, kind]));
      const now = PAPERS.flatMap((one, i) => {
        const kind = kindOf.get(i);
        if (kind === 'gone') return [];
        if (kind === 'other') return [paperAt(i, 1)];
        return kind === 'new' ? [one, { ...paperAt(i, 2), slug: `${one.slug}b` }] : [one];
      });
      const { atlas, stored: kept } = chart(now, stored, cache);
      const anew = chart(now, stored);
      expect(JSON.stringify([atlas, kept])).toBe(JSON.stringify([anew.atlas, anew.stored]));
    }),
    { numRuns: 4, seed: 21 },
  );
});

test('where another paper than a teacher changes, few are asked why they have their topic', () => {
  let asked: (string | Uint8Array)[] = [];
  let known = new Set<string | Uint8Array>();
  const kept = stageFiles(temporaryFolder());
  const cache: StageCache = {
    ...kept,
    getOrMend: (stage, inputs, make) => {
      if (stage === 'whys') {
        asked = inputs.filter((input) => !known.has(input));
        known = new Set(inputs);
      }
      return kept.getOrMend(stage, inputs, make);
    },
  };
  const { stored } = chart(PAPERS, NO_ATLAS, cache);
  expect(asked).toHaveLength(PAPERS.length);
  const teaching = chart(PAPERS, stored, cache).embedding.teachers!;
  expect(asked).toEqual([]);
  const unheard = PAPERS.findIndex((_, i) => !teaching.includes(i));
  const other = { ...PAPERS[unheard]!, abstractPlain: `${PAPERS[unheard]!.abstractPlain} Again.` };
  chart(PAPERS.with(unheard, other), stored, cache);
  expect(asked).not.toEqual([]);
  expect(asked.length).toBeLessThan(PAPERS.length / 4);
});

test('a map that shrinks or grows across the number of teachers is charted as from nothing', () => {
  const cache = stageFiles(temporaryFolder());
  for (const count of [TEACHERS + 1, TEACHERS, TEACHERS + 1]) {
    const now = PAPERS.slice(0, count);
    const { atlas, embedding } = chart(now, NO_ATLAS, cache);
    const anew = chart(now);
    expect(embedding.vectors).toEqual(anew.embedding.vectors);
    expect(JSON.stringify(atlas)).toBe(JSON.stringify(anew.atlas));
  }
});
