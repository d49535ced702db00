const ARRAYS = { Uint8Array, Int32Array, Uint32Array, Float32Array, Float64Array } as const;
type ArrayName = keyof typeof ARRAYS;

/** What stands in the JSON in the place of what JSON doesn't know. */
type Marked =
  | { readonly $array: ArrayName; readonly from: number; readonly length: number }
  | { readonly $map: readonly [keys: unknown[], values: unknown[]] }
  | { readonly $set: unknown[] };

/**
 * Plain data, maps, sets and arrays of numbers as bytes: JSON, with the numbers behind it. The same values give the same
 * bytes; the machine's own serialisation would tell how it happened to hold them.
 */
export function packValues(value: unknown): readonly Uint8Array[] {
  const arrays: Uint8Array[] = [];
  let end = 0;
  const mark = (_: string, inner: unknown): unknown => {
    if (inner instanceof Map) return { $map: [[...inner.keys()], [...inner.values()]] };
    if (inner instanceof Set) return { $set: [...inner] };
    if (!ArrayBuffer.isView(inner)) return inner;
    const bytes = new Uint8Array(inner.buffer, inner.byteOffset, inner.byteLength);
    const from = end;
    end += bytes.length;
    arrays.push(bytes);
    const name = inner.constructor.name as ArrayName;
    return { $array: name, from, length: bytes.length / ARRAYS[name].BYTES_PER_ELEMENT };
  };
  const json = Buffer.from(JSON.stringify(value, mark));
  const head = Buffer.from(`${json.length}\n`);
  return [head, json, ...arrays];
}

/** What was packed. The bytes are known to be whole. */
export function unpackValues(bytes: Uint8Array): unknown {
  const head = bytes.indexOf(10) + 1;
  const length = Number(Buffer.from(bytes.subarray(0, head)).toString());
  const start = head + length;
  const json = Buffer.from(bytes.buffer, bytes.byteOffset + head, length).toString();
  return JSON.parse(json, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null) return inner;
    const marked = inner as Marked;
    if ('$map' in marked) {
      const [keys, values] = marked.$map;
      return new Map(keys.map((key, i) => [key, values[i]]));
    }
    if ('$set' in marked) return new Set(marked.$set);
    if (!('$array' in marked)) return inner;
    const Numbers = ARRAYS[marked.$array];
    const from = start + marked.from;
    const to = from + marked.length * Numbers.BYTES_PER_ELEMENT;
    return new Numbers(Uint8Array.from(bytes.subarray(from, to)).buffer);
  });
}
