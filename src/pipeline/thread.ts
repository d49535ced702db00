import { Worker } from 'node:worker_threads';

/** A thread that goes through a script of ours. */
export function threadOf(script: URL, workerData: unknown): Worker {
  // Node's own options may name files as seen from where the program was called; a build works in another folder.
  return new Worker(script, { workerData, execArgv: [] });
}

/** The one message of a thread. */
export function resultOf<Result>(worker: Worker): Promise<Result> {
  return mayFail(
    new Promise<Result>((resolve, reject) => {
      worker.on('message', resolve);
      worker.on('error', reject);
      worker.on('exit', (code) => reject(endedEarly(code)));
    }),
  );
}

/** What is wrong where a thread ends before its message. */
export function endedEarly(code: number): Error {
  return new Error(`A thread ended without its work: exit ${code}.`);
}

/** Where the build fails first, nobody asks for this result any more, and its failure ends nothing. */
export function mayFail<Result>(result: Promise<Result>): Promise<Result> {
  result.catch(() => undefined);
  return result;
}
