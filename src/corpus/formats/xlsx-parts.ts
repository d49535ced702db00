import { Parser } from 'htmlparser2';
import { unzipped, type ZipEntry, ZipFault } from '../reading/zip.ts';
import { UnreadableFile } from './binary-format.ts';

/** A workbook's archive and the parts in it by name, in lower case. */
export interface Package {
  readonly bytes: Uint8Array;
  readonly parts: ReadonlyMap<string, ZipEntry>;
}

/** What a part's XML is made of, told as it is met; names are without prefix. */
export interface PartReader {
  /** What of a piece of the XML is to be parsed at all. */
  readonly thin?: (xml: string) => string;
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Reads a part piece by piece, yielding after each; nothing where the package has no such part. */
export function* readPart(workbook: Package, name: string, reader: PartReader): Generator<void> {
  const entry = workbook.parts.get(name.toLowerCase());
  if (entry === undefined) return;
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => reader.open?.(local(tag), attributes),
      ontext: (text) => reader.text?.(text),
      onclosetag: (tag) => reader.close?.(local(tag)),
    },
    { xmlMode: true, decodeEntities: true },
  );
  const decoder = new TextDecoder();
  const thin = reader.thin ?? ((xml) => xml);
  try {
    for (const piece of unzipped(workbook.bytes, entry)) {
      parser.write(thin(decoder.decode(piece, { stream: true })));
      yield;
    }
    parser.end(decoder.decode());
    yield;
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error;
    throw new UnreadableFile(
      `It is an Excel workbook that is ${error.message}. Save it again and import that.`,
    );
  }
}

/** Reads a part to its end. */
export function wholePart(workbook: Package, name: string, reader: PartReader): void {
  for (const _ of readPart(workbook, name, reader));
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
