/** Numbers that stages read on another thread too. */
type Numbers = Float32Array | Int32Array | Uint32Array;

/** The same numbers in memory that threads share: handed from one to another they are not copied. */
export function inSharedMemory<Values extends Numbers>(values: Values): Values {
  const Kind = values.constructor as new (memory: SharedArrayBuffer) => Values;
  const shared = new Kind(new SharedArrayBuffer(values.byteLength));
  shared.set(values);
  return shared;
}
