// Runs in the browser too.

/** The JSON that a raw deflate holds. Rejects where it is cut off, or the browser is too old to know how. */
export function inflateJson<Value>(
  deflated: Uint8Array | ReadableStream<Uint8Array>,
): Promise<Value> {
  // No bytes of ours are shared between threads, which is all that the type leaves open.
  const stream = new Response(deflated as BodyInit).body!.pipeThrough(
    new DecompressionStream('deflate-raw'),
  );
  return new Response(stream).json() as Promise<Value>;
}
