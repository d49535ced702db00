import { measureScale, SIZES } from '../measure/scale.ts';

/** A paper of a large map may cost so many times what one of a small map does. */
const MAX_TIMES = 1.5;

/** A smaller run of `bench -- scale`: whether a paper of ten thousand costs little more than one of a thousand. */
export async function run(): Promise<boolean> {
  const [first, second] = await measureScale(SIZES.slice(0, 2));
  if (first === undefined || second === undefined) return true;
  const times = second.cpu / second.papers / (first.cpu / first.papers);
  console.log(
    `a paper of ${second.papers} takes ${times.toFixed(2)} times the work of one of ${first.papers}`,
  );
  return times <= MAX_TIMES;
}
