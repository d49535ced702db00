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
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => ({
    path: `${path}/${n}.json`,
    bytes: jsonBytes(items.slice(n * size, (n + 1) * size)),
  }));
}
