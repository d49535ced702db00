import { basename } from 'node:path';
import { type Fault, ProjectError } from '../fault.ts';
import { MAX_UNPACKED_BYTES } from '../formats/binary-format.ts';
import { badFile } from './bad-file.ts';
import {
  bytesOf,
  cachedSource,
  type ReadOptions,
  type Source,
  type SourcesBefore,
} from './read-source.ts';
import { LOOK_BYTES, refuseWrongFile } from './wrong-file.ts';
import { isDocument, isZip, unzipped, type ZipEntry, ZipFault, zipEntries } from './zip.ts';

/** What a corpus file holds: itself, or the exports inside a zip archive, and what of it was passed over. */
export interface FileRead {
  readonly sources: readonly Source[];
  readonly passedOver: readonly Fault[];
}

/** More files than a person packs; each is looked at. */
const MAX_ENTRIES = 10_000;
/** What systems add to an archive by themselves. */
const OF_A_SYSTEM = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i;
const GIGABYTE = 2 ** 30;

/**
 * Reads a corpus file, or each file of a zip archive by itself; archives inside one are not opened. Throws
 * `ProjectError` for a file that can't be read, and for an archive with no export in it.
 */
export function readSources(
  path: string,
  before?: SourcesBefore,
  readOptions: ReadOptions = {},
): FileRead {
  const file = basename(path);
  const bytes = bytesOf(path, file);
  const entries = isZip(bytes) ? listed(bytes, file) : null;
  if (entries === null || isDocument(entries))
    return { sources: [cachedSource(bytes, file, before, readOptions)], passedOver: [] };
  return readEntries(bytes, file, entries, { before, readOptions });
}

function listed(bytes: Uint8Array, file: string): readonly ZipEntry[] {
  try {
    return zipEntries(bytes);
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error;
    throw badFile(file, null, `Its zip packing is ${error.message}. Download it again.`);
  }
}

function readEntries(
  bytes: Uint8Array,
  file: string,
  all: readonly ZipEntry[],
  {
    before,
    readOptions,
  }: { readonly before: SourcesBefore | undefined; readonly readOptions: ReadOptions },
): FileRead {
  const entries = all.filter(({ name, size }) => size > 0 && !OF_A_SYSTEM.test(name));
  if (entries.length === 0)
    throw badFile(file, null, 'It is a zip archive with no file in it. Pack the export again.');
  if (entries.length > MAX_ENTRIES) {
    throw badFile(
      file,
      null,
      `It is a zip archive of ${entries.length} files. Unpack it and import the exports inside.`,
    );
  }
  const sources: Source[] = [];
  const faults: Fault[] = [];
  let room = MAX_UNPACKED_BYTES;
  for (const entry of entries) {
    const name = `${file}/${entry.name}`;
    try {
      const unpacked = unpack(bytes, entry, name, room);
      room -= unpacked.length;
      sources.push(cachedSource(unpacked, name, before, readOptions));
    } catch (error) {
      if (!(error instanceof ProjectError)) throw error;
      faults.push(...error.faults);
    }
  }
  const passedOver = byKind(faults);
  if (sources.length === 0) throw new ProjectError(passedOver);
  return { sources, passedOver };
}

/** The bytes of an entry. What its first ones give away as no export is not unpacked. */
function unpack(bytes: Uint8Array, entry: ZipEntry, name: string, room: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let looked = false;
  try {
    for (const piece of unzipped(bytes, entry)) {
      pieces.push(piece);
      length += piece.length;
      if (looked || length < Math.min(LOOK_BYTES, entry.size)) continue;
      looked = true;
      const start = Buffer.concat(pieces).subarray(0, LOOK_BYTES);
      if (!isZip(start)) refuseWrongFile(start, name);
      if (entry.size > room) throw badFile(name, null, tooLarge(entry.size));
    }
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error;
    const remedy = entry.encrypted
      ? 'Unpack the archive with its password and import what is inside.'
      : 'Download it again.';
    throw badFile(name, null, `Its zip packing is ${error.message}. ${remedy}`);
  }
  return Buffer.concat(pieces);
}

function tooLarge(size: number): string {
  const gigabytes = Math.ceil(size / GIGABYTE);
  return `It unpacks to ${gigabytes} GB, more than is read of one archive. Unpack it and import the exports inside, one by one.`;
}

/** One fault for all files that are refused for the same reason. */
function byKind(faults: readonly Fault[]): readonly Fault[] {
  const kinds = new Map<string, Fault[]>();
  for (const fault of faults) {
    const alike = kinds.get(fault.remedy);
    if (alike === undefined) kinds.set(fault.remedy, [fault]);
    else alike.push(fault);
  }
  return [...kinds.values()].map(([first, ...others]) => {
    const { length } = others;
    const more =
      length === 0 ? '' : ` So ${length === 1 ? 'is one' : `are ${length}`} more of its files.`;
    return { ...first!, remedy: `${first!.remedy}${more}` };
  });
}
