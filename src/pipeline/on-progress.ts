/** Told of each stage as it begins and moves on; `total` is null where it isn't known. */
export type OnProgress = (stage: string, done: number, total: number | null) => void;

/** Tells of the files of papers that an import writes. */
export function tellWriting(onProgress: OnProgress): (done: number, total: number) => void {
  return (done, total) => onProgress('Writing what was imported', done, total);
}
