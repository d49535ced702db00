import { deflateAnew } from '../words/deflate.ts';

/** A file of the published site: path from its root, and bytes. */
export interface PublishedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A value as JSON with a line end, as every published data file is written. */
export function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value)}\n`);
}

/** `<path>/<n>.json` with `size` items each: item `i` stands in file ⌊i / size⌋. */
export function filesOf(
  items: readonly unknown[],
  size: number,
  path: string,
): readonly PublishedFile[] {
  return [...partsOf(items, size)].map((part, n) => ({
    path: `${path}/${n}.json`,
    bytes: jsonBytes(part),
  }));
}

/**
 * `<path>/<n>.bin` from `first` on, likewise, each raw deflate of JSON: a third of its bytes. Items are asked for file by file: no others are in memory then.
 */
export function* deflatedFilesOf(
  items: Iterable<unknown>,
  size: number,
  path: string,
  first = 0,
  deflate = deflateAnew,
): Generator<PublishedFile> {
  let n = first;
  for (const part of partsOf(items, size)) {
    const file = `${path}/${n++}.bin`;
    yield { path: file, bytes: deflate(jsonBytes(part), file) };
  }
}

function* partsOf<Item>(items: Iterable<Item>, size: number): Generator<readonly Item[]> {
  let part: Item[] = [];
  for (const item of items) {
    part.push(item);
    if (part.length < size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
