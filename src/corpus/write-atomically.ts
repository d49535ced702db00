import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/**
 * Writes a file beside its place, then renames it: who reads it finds the old one or the new, never half of one. What
 * cannot be written leaves nothing beside and throws the system's error. `beside` lies in the same folder.
 */
export function writeAtomically(
  file: string,
  pieces: Iterable<string | Uint8Array>,
  beside = `${file}.new`,
): void {
  try {
    writePieces(beside, pieces);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** Writes a file piece by piece: a large one never lies in memory as one string. */
export function writePieces(file: string, pieces: Iterable<string | Uint8Array>): void {
  const descriptor = openSync(file, 'w');
  try {
    for (const piece of pieces) {
      if (typeof piece === 'string') writeSync(descriptor, piece);
      else writeAll(descriptor, piece);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** The system may take fewer bytes at once than it is given. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(descriptor, bytes, done, bytes.length - done);
}
