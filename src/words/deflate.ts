import { deflateSync } from 'fflate';

/** The bytes of the file at `path` of a site, packed by raw deflate: all platforms write the same, as zlib would not. */
export type Deflate = (bytes: Uint8Array, path: string) => Uint8Array;

/** Packs whatever was packed before. */
export const deflateAnew: Deflate = (bytes) => deflateSync(bytes);
