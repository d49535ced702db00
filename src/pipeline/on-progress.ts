/** Told of each stage as it begins and moves on; `total` is null where it isn't known. */
export type OnProgress = (stage: string, done: number, total: number | null) => void;
