import type { OnProgress } from '../src/pipeline/build.ts';

/** Progress on standard error: one living line in a terminal, one line a stage elsewhere. */
export function progress(): { readonly onProgress: OnProgress; readonly end: () => void } {
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
  return {
    onProgress,
    end: () => {
      if (living) process.stderr.write('\r\x1b[2K');
    },
  };
}
