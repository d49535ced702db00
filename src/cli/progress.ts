import type { OnProgress } from '../pipeline/on-progress.ts';

/** Shows the progress of `work` on standard error: one living line in a terminal, one line a stage elsewhere. */
export async function withProgress<Result>(
  work: (onProgress: OnProgress) => Promise<Result>,
): Promise<Result> {
  const living = process.stderr.isTTY === true;
  let last = '';
  let began = { at: 0, done: 0 };
  const onProgress: OnProgress = (stage, done, total) => {
    if (stage !== last) began = { at: performance.now(), done };
    if (living) {
      const share = total === null || total === 0 ? '' : ` ${Math.floor((100 * done) / total)} %`;
      const left = timeLeft(done - began.done, (total ?? 0) - done, performance.now() - began.at);
      process.stderr.write(`\r\x1b[2K  ${stage}${share}${left} …`);
    } else if (stage !== last) {
      process.stderr.write(`  ${stage} …\n`);
    }
    last = stage;
  };
  try {
    return await work(onProgress);
  } finally {
    if (living) process.stderr.write('\r\x1b[2K');
  }
}

/** A guess from less than this (milliseconds) would jump about. */
const MIN_ELAPSED = 3000;

/** How long what is left will take at the pace so far: `, 4 min left`; '' where that can't be said yet. */
export function timeLeft(done: number, left: number, elapsedMs: number): string {
  if (done <= 0 || left <= 0 || elapsedMs < MIN_ELAPSED) return '';
  const seconds = Math.ceil((elapsedMs * left) / done / 1000);
  if (seconds < 60) return `, ${seconds} s left`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60
    ? `, ${minutes} min left`
    : `, ${Math.floor(minutes / 60)} h ${minutes % 60} min left`;
}
