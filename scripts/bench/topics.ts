import { firstAtlas, interval, readGold } from '../measure/gold.ts';

interface Judged {
  readonly title: string;
  readonly first: string;
  readonly second: string;
  readonly acceptable: readonly string[];
}
interface Case {
  readonly given: string;
  readonly confidence: number;
  readonly first: string;
  readonly either: readonly string[];
  readonly acceptable: readonly string[];
}

const BINS = 10;

/** How well topics agree with the judgements: macro-F1, acceptable share, calibration. */
export async function run(): Promise<void> {
  const gold = readGold<Judged>('topics');
  if (gold === null) return;
  const { papers, atlas } = firstAtlas();
  const judged = new Map(gold.map((row) => [row.title, row]));
  const ours = (id: string) => (id === 'other' ? 'outside' : id);
  const cases = papers.flatMap(({ title }, i): Case[] => {
    const row = judged.get(title);
    if (row === undefined) return [];
    const { topic, confidence } = atlas.papers[i]!;
    const either = [ours(row.first), ours(row.second)];
    return [
      {
        given: topic,
        confidence,
        first: ours(row.first),
        either,
        acceptable: row.acceptable.map(ours),
      },
    ];
  });
  const ids = atlas.topics.map(({ id }) => id);
  console.log(`${cases.length} judged papers`);
  console.log(`macro-F1            ${interval(cases, (sample) => macroF1(sample, ids))}`);
  console.log(
    `acceptable topic    ${interval(cases, (sample) => share(sample, (one) => one.acceptable.includes(one.given)))}`,
  );
  console.log(`calibration error   ${interval(cases, calibrationError)}`);
  for (const id of ids) console.log(`  F1 ${id.padEnd(14)} ${f1(cases, id).toFixed(2)}`);
}

function macroF1(cases: readonly Case[], ids: readonly string[]): number {
  return ids.reduce((sum, id) => sum + f1(cases, id), 0) / ids.length;
}

function f1(cases: readonly Case[], id: string): number {
  const hits = cases.filter(({ given, first }) => given === id && first === id).length;
  const all =
    cases.filter(({ given }) => given === id).length +
    cases.filter(({ first }) => first === id).length;
  return all === 0 ? 1 : (2 * hits) / all;
}

/** Expected calibration error over ten bins (Naeini et al. 2015); a topic is right when either reading gave it. */
function calibrationError(cases: readonly Case[]): number {
  let error = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const own = cases.filter(
      ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin,
    );
    if (own.length === 0) continue;
    const sure = own.reduce((sum, { confidence }) => sum + confidence, 0) / own.length;
    error +=
      (own.length / cases.length) *
      Math.abs(sure - share(own, ({ given, either }) => either.includes(given)));
  }
  return error;
}

function share<Row>(rows: readonly Row[], holds: (row: Row) => boolean): number {
  return rows.filter(holds).length / Math.max(1, rows.length);
}
