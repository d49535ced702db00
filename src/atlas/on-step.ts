/** Told how far a long stage is: how much of `total` is done, in a unit of the stage's own. */
export type OnStep = (done: number, total: number) => void;

/** For callers whom nobody watches. */
export const UNWATCHED: OnStep = () => undefined;
