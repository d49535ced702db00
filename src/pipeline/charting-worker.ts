import { parentPort } from 'node:worker_threads';
import { runStage } from '../atlas/number-stages.ts';
import { type BegunStage, DONE, REPLIED, TOTAL } from './charting-thread.ts';

parentPort!.on('message', ({ stage, input, signs, port }: BegunStage) => {
  try {
    const made = runStage(stage, input, (done, total) => {
      signs[DONE] = done;
      signs[TOTAL] = total;
    });
    port.postMessage({ made });
  } catch (error) {
    port.postMessage({ error });
  }
  // The one who waits sleeps and hears no message: this wakes it.
  Atomics.store(signs, REPLIED, 1);
  Atomics.notify(signs, REPLIED);
});
