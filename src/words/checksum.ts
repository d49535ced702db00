import { crc32 } from 'node:zlib';

/**
 * CRC-32 in hexadecimal digits, by which what was kept is proved to be what was written: it tells every single bit and
 * every burst of up to 32 that a disk has lost (Peterson and Brown 1961), at the speed of reading. It is no signature.
 */
export function checksumOf(bytes: Uint8Array): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}
