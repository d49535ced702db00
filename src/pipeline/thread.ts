import { Worker } from 'node:worker_threads';

/** A thread that goes through a script of ours. */
export function threadOf(script: URL, workerData: unknown): Worker {
  // Node's own options may name files as seen from where the program was called; a build works in another folder.
  return new Worker(script, { workerData, execArgv: [] });
}
