// Runs in the browser too. FNV-1a, 32 bits (Fowler, Noll & Vo): quick, the same everywhere, and no protection from anyone.

/** What a hash begins with. */
export const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** One step: a hash with one more byte or code unit in it, as a signed number; `>>> 0` makes it an unsigned one. */
export function fnvStep(hash: number, code: number): number {
  return Math.imul(hash ^ code, FNV_PRIME);
}

/** The hash of bytes, 0 to 2³² − 1. */
export function fnv1a(bytes: Uint8Array): number {
  let hash = FNV_OFFSET;
  for (const byte of bytes) hash = fnvStep(hash, byte);
  return hash >>> 0;
}

/** The hash of a text's UTF-16 code units, 0 to 2³² − 1. */
export function fnv1aOfUnits(text: string): number {
  let hash = FNV_OFFSET;
  for (let i = 0; i < text.length; i++) hash = fnvStep(hash, text.charCodeAt(i));
  return hash >>> 0;
}
