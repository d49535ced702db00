import { z } from 'zod';
import { precisionOf } from '../../search/meaning-file.ts';
import { bytesOfRow, type RowForm, unpackedRows } from '../../search/meant-rows.ts';
import type { SearchPart } from '../../search/search-part.ts';
import type { SiteFrame } from '../../site/site-frame.ts';
import { readKitWords } from '../site-kit.ts';
import { answeredFiles, wrongLine } from './line-input.ts';

/** Bytes, as base64 in a line. */
export const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));
/** How many, or a place among all. */
export const count = z.number().int().min(0);

/** How vectors are kept on the map of a frame. */
export function formOf({ paperCount }: SiteFrame, kit: string): RowForm {
  return precisionOf(paperCount, readKitWords(kit).dimensions);
}

/** The rows of a line. Throws `ToldError` where they are of another form. */
export function rowsIn(content: Uint8Array, form: RowForm, n: number): Float32Array {
  if (content.length % bytesOfRow(form) === 0) return unpackedRows(content, form);
  throw wrongLine('invalid rows', n, 'They are of another map. Give what kept-rows gives.');
}

/** Files of search as an answer has them. */
export function partsAnswered({ version }: SiteFrame, parts: readonly SearchPart[]) {
  return answeredFiles(
    parts.map(({ name, bytes: content }) => ({
      path: `data/${version}/search/${name}`,
      bytes: content,
    })),
  );
}
