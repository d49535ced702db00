import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  type Worker,
} from 'node:worker_threads';
import {
  AT_ONCE,
  type BeginStage,
  type NumberStage,
  runStage,
  type StageInput,
  type StageOutput,
} from '../atlas/number-stages.ts';
import type { OnStep } from '../atlas/on-step.ts';
import { threadOf } from './thread.ts';

/** Places of a stage's signs, which both threads see: whether it has replied, and how far it is. */
export const REPLIED = 0;
export const DONE = 1;
export const TOTAL = 2;
const SIGNS = 3;

/** A stage as the thread is handed it. */
export interface BegunStage<Stage extends NumberStage = NumberStage> {
  readonly stage: Stage;
  readonly input: StageInput<Stage>;
  readonly signs: Int32Array;
  /** Where the one message of reply goes: `made`, or the `error`. */
  readonly port: MessagePort;
}

/** Of fewer papers all is done before a thread has begun. */
const MIN_PAPERS = 2000;
/** How often the one who waits looks how far a stage is. */
const LOOK_MS = 500;
/** So many looks without a sign (ten minutes), and the thread is taken for dead: memory that ran out ends one without a word. */
const MAX_SILENT = 1200;

/** A thread beside the one that charts, for stages on numbers alone, one after the other as they are begun. */
export interface ChartingThread {
  readonly begin: BeginStage;
  /** No stage is waited for any more. */
  readonly end: () => void;
}

/** The thread begins with the first stage that is worth it. */
export function chartingThread(minPapers = MIN_PAPERS): ChartingThread {
  let worker: Worker | null = null;
  let dead = false;
  const end = () => {
    worker?.terminate();
    dead = true;
  };
  const startWorker = () => {
    const started = threadOf(new URL('./charting-worker.ts', import.meta.url), null);
    started.unref();
    // Heard once its work has been done here; without a listener it would end the run then.
    started.on('error', end);
    return started;
  };
  return {
    end,
    begin: (stage, input, onStep) => {
      if (input.vectors.length / input.dimensions < minPapers) return AT_ONCE(stage, input, onStep);
      worker ??= startWorker();
      const { port1, port2 } = new MessageChannel();
      const signs = new Int32Array(new SharedArrayBuffer(SIGNS * Int32Array.BYTES_PER_ELEMENT));
      worker.postMessage({ stage, input, signs, port: port2 } satisfies BegunStage, [port2]);
      return () => {
        if (!dead && replied(signs, onStep)) return replyAt<typeof stage>(port1);
        end();
        return runStage(stage, input, onStep);
      };
    },
  };
}

/** Sleeps until a stage has replied, and tells how far it is; false where there is no sign of it. */
function replied(signs: Int32Array, onStep: OnStep): boolean {
  let before = -1;
  let silent = 0;
  while (Atomics.wait(signs, REPLIED, 0, LOOK_MS) === 'timed-out') {
    silent = signs[DONE] === before ? silent + 1 : 0;
    if (silent === MAX_SILENT) return false;
    before = signs[DONE]!;
    if (signs[TOTAL]! > 0) onStep(before, signs[TOTAL]!);
  }
  return true;
}

function replyAt<Stage extends NumberStage>(port: MessagePort): StageOutput<Stage> {
  const { message } = receiveMessageOnPort(port) as {
    readonly message: { readonly made: StageOutput<Stage> } | { readonly error: unknown };
  };
  port.close();
  if ('error' in message) throw message.error;
  return message.made;
}
