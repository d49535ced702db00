import type { OnProgress } from '../pipeline/on-progress.ts';

/** Shows the progress of `work` on standard error: one living line in a terminal, one line a stage elsewhere. */
export async function withProgress<Result>(
  work: (onProgress: OnProgress) => Promise<Result>,
): Promise<Result> {
  const living = process.stderr.isTTY === true;
  let last = '';
  const onProgress: OnProgress = (stage, done, total) => {
    if (living) {
      const share = total === null || total === 0 ? '' : ` ${Math.floor((100 * done) / total)} %`;
      process.stderr.write(`\r\x1b[2K  ${stage}${share} …`);
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
