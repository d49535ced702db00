import { isUtf8 } from 'node:buffer';

/** Shares of zeros among bytes at odd and even places. */
export function zerosAt(bytes: Uint8Array): { readonly odd: number; readonly even: number } {
  let odd = 0;
  let even = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 1) odd++;
    else even++;
  }
  const half = Math.max(1, bytes.length / 2);
  return { odd: odd / half, even: even / half };
}

/** Whole characters of more than one byte, and bytes that belong to none. */
export function countUtf8(bytes: Uint8Array): {
  readonly valid: number;
  readonly invalid: number;
  readonly firstInvalid: number;
} {
  let valid = 0;
  let invalid = 0;
  let firstInvalid = -1;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i]!;
    if (byte < 0x80) {
      i++;
      continue;
    }
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    if (byte >= 0xc2 && byte <= 0xf4 && isUtf8(bytes.subarray(i, i + length))) {
      valid++;
      i += length;
    } else {
      if (firstInvalid === -1) firstInvalid = i;
      invalid++;
      i++;
    }
  }
  return { valid, invalid, firstInvalid };
}

/** The line, from 1, in which a byte stands. */
export function lineOf(bytes: Uint8Array, index: number): number {
  let line = 1;
  for (let i = 0; i < index; i++) if (bytes[i] === 10) line++;
  return line;
}
