/** The stages worth keeping: but for what is learned of topics, and why papers have theirs, they hang on texts, slugs and places alone. */
export type CachedStage =
  | 'vectors'
  | 'neighbours'
  | 'layout'
  | 'related'
  | 'views'
  | 'topics'
  | 'whys'
  | 'words';

/** Keeps what stages made, so that a change in one input makes nothing anew that doesn't hang on it. */
export interface StageCache {
  /**
   * What `make` returned for the same inputs before, or returns now: plain data, maps and typed arrays. `inputs` name
   * everything it hangs on but its code, which the cache knows.
   */
  readonly getOrMake: <Made>(
    stage: CachedStage,
    inputs: readonly (string | Uint8Array)[],
    make: () => Made,
  ) => Made;
  /** The same for a stage that mends what it made last, of whatever inputs: null where nothing is kept, or by other code. */
  readonly getOrMend: <Made>(
    stage: CachedStage,
    inputs: readonly (string | Uint8Array)[],
    make: (last: Made | null) => Made,
  ) => Made;
  /** The same for a stage that goes on elsewhere from `begin` on: what comes back waits for it, and is asked once. */
  readonly getOrBegin: <Made>(
    stage: CachedStage,
    inputs: readonly (string | Uint8Array)[],
    begin: () => () => Made,
  ) => () => Made;
}

/** Keeps nothing. */
export const NO_CACHE: StageCache = {
  getOrMake: (_stage, _inputs, make) => make(),
  getOrMend: (_stage, _inputs, make) => make(null),
  getOrBegin: (_stage, _inputs, begin) => begin(),
};

const ENCODER = new TextEncoder();

/** Anything that JSON can hold, as an input of a stage. */
export function inputOf(value: unknown): Uint8Array {
  return ENCODER.encode(JSON.stringify(value));
}

/** The bytes of numbers, as an input of a stage. */
export function bytesOf(values: ArrayBufferView | null): Uint8Array {
  return values === null
    ? new Uint8Array(0)
    : new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
