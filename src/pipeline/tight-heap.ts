import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What fewer papers leave behind is little, and no time is lost on it. */
const MIN_PAPERS = 20_000;
/**
 * By how much of what is alive V8 lets a heap grow before it looks for what is not. Left to itself it waits until a heap
 * has almost doubled, in each thread: 20,224 conference papers take 2.1 GB so, and 1.7 with a fifth.
 */
const GROWTH_PERCENT = 20;

/** V8's own collector, asked by name: as its last resort it moves what is alive together and gives the rest back. */
type Collect = (how: {
  readonly type: 'major';
  readonly execution: 'sync';
  readonly flavor: 'last-resort';
}) => void;

/** Has all threads of a run on so many papers look for memory they need no more before they take much more. */
export function keepHeapsTight(papers: number): void {
  if (papers > MIN_PAPERS) setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}

/**
 * Gives back, between stages of a large map, what this thread needs no more. Left to itself V8 keeps for later what a
 * stage once took, and buffers until it has need of room: in each thread, while another needs as much.
 */
export function sweepMemory(papers: number): void {
  if (papers <= MIN_PAPERS) return;
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
