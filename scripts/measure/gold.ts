import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS } from '../../src/atlas/atlas-files.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';

/** The judgements of one kind (`topics`, `related`, `queries`); null, said on the console, where they are not at hand. */
export function readGold<Row>(name: string): readonly Row[] | null {
  const file = join(PACKAGE_ROOT, '../shared/gold', `${name}.jsonl`);
  if (!existsSync(file)) {
    console.log(
      `The judgements ../shared/gold/${name}.jsonl are not here: nothing to measure against.`,
    );
    return null;
  }
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

/** The first corpus. */
export function firstProject() {
  return readProject(join(PACKAGE_ROOT, 'content'));
}

/** The first corpus, charted from nothing. */
export function firstAtlas() {
  const project = firstProject();
  const { atlas, embedding } = makeAtlas(project, NO_ATLAS, {
    fresh: true,
    onStage: () => undefined,
  });
  return { ...project, atlas, embedding };
}

/** A percentile interval of a mean-like figure over rows, by seeded resampling (Efron 1979). */
export function interval<Row>(
  rows: readonly Row[],
  figure: (sample: readonly Row[]) => number,
): string {
  const rounds = 400;
  let state = 12345;
  const draw = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 4294967296) * rows.length);
  };
  const figures = Array.from({ length: rounds }, () => figure(rows.map(() => rows[draw()]!))).sort(
    (a, b) => a - b,
  );
  return `${figure(rows).toFixed(3)} (95 % ${figures[Math.floor(rounds * 0.025)]!.toFixed(2)}–${figures[Math.floor(rounds * 0.975)]!.toFixed(2)})`;
}

/** Of rows, how many hold; 0 where there are none. */
export function share<Row>(rows: readonly Row[], holds: (row: Row) => boolean): number {
  return rows.filter(holds).length / Math.max(1, rows.length);
}
