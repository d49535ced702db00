import { growthOf, MAX_GROWTH, READERS, UNITS } from '../measure/growth.ts';

const LENGTH = 1000;
const DOUBLINGS = 6;
const FURTHER_DOUBLINGS = 3;
/** What takes longer than this (milliseconds) at a quarter of the size is not doubled any further. */
const MAX_MS = 500;

/** Every reader of texts on every input that parsers stumble over, doubled six times: its time may grow 2.5-fold a doubling. */
export async function run(): Promise<boolean> {
  let found = 0;
  for (const [name, read] of READERS) {
    for (const unit of UNITS) {
      const first = growthOf(read, unit, LENGTH, DOUBLINGS - 2);
      const all = first.ms > MAX_MS ? first : growthOf(read, unit, LENGTH, DOUBLINGS);
      if (all.growth <= MAX_GROWTH) continue;
      // Little inputs cost next to nothing until tables are filled: what is quick is judged by its last doublings.
      const quick = all.ms <= MAX_MS;
      const { growth, ms } = quick
        ? growthOf(read, unit, LENGTH * 2 ** DOUBLINGS, FURTHER_DOUBLINGS)
        : all;
      if (growth <= MAX_GROWTH) continue;
      found++;
      console.log(
        `${name} on ${JSON.stringify(unit)}: ${growth.toFixed(2)}-fold a doubling, ${Math.round(ms)} ms at the end`,
      );
    }
  }
  console.log(`${READERS.size} readers, ${UNITS.length} inputs: ${found} grow too fast`);
  return found === 0;
}
