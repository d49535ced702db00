import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { type parquetMetadata, snappyUncompress } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { UnreadableFile } from './binary-format.ts';

/** What the list of contents says of one column in one group of rows. */
export type Chunk = NonNullable<
  ReturnType<typeof parquetMetadata>['row_groups'][number]['columns'][number]['meta_data']
>;

/** What is said of a table that does not add up. */
export const DAMAGED = 'It is a Parquet table that is damaged or cut off. Download it again.';

/** Pages that say they are larger than their column are damaged: nothing is made room for before that is known. */
export function checkPages(view: DataView, chunk: Chunk): void {
  const reader = { view, offset: 0 };
  let values = 0;
  let size = 0;
  while (reader.offset < view.byteLength - 1) {
    const header = parquetHeader(reader);
    reader.offset += header.compressed_page_size;
    size += header.uncompressed_page_size;
    values += (header.data_page_header ?? header.data_page_header_v2)?.num_values ?? 0;
    const entries = header.dictionary_page_header?.num_values ?? 0;
    if (!(header.compressed_page_size >= 0 && header.uncompressed_page_size >= 0))
      throw new UnreadableFile(DAMAGED);
    if (
      size > Number(chunk.total_uncompressed_size) ||
      entries > size ||
      values > Number(chunk.num_values)
    )
      throw new UnreadableFile(DAMAGED);
  }
}

/** Node's own, each with room for what its page says and no more. */
export const COMPRESSORS = {
  SNAPPY: (packed: Uint8Array, size: number) => {
    const page = new Uint8Array(size);
    snappyUncompress(packed, page);
    return page;
  },
  GZIP: (packed: Uint8Array, size: number) =>
    bytesOf(gunzipSync(packed, { maxOutputLength: Math.max(1, size) })),
  BROTLI: (packed: Uint8Array, size: number) =>
    bytesOf(brotliDecompressSync(packed, { maxOutputLength: Math.max(1, size) })),
  ZSTD: (packed: Uint8Array, size: number) =>
    bytesOf(zstdDecompressSync(packed, { maxOutputLength: Math.max(1, size) })),
  LZ4: unreadable,
  LZ4_RAW: unreadable,
  LZO: unreadable,
};

/** hyparquet reads the buffer behind the bytes: they must have one of their own. */
function bytesOf(unpacked: Buffer): Uint8Array {
  return new Uint8Array(unpacked);
}

function unreadable(): never {
  throw new UnreadableFile(
    'It is a Parquet table packed by LZ4 or LZO, which is not read. Save it with Snappy or as CSV.',
  );
}
