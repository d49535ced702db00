import { z } from 'zod';
import type { PublishedFile } from '../../map/published-file.ts';
import { jsonOrNull } from '../../words/json-or-null.ts';
import { ToldError } from '../../words/told-error.ts';

/** The text of a paper as it stands in a line of `papers/`: LaTeX remnants and Markdown are in it. */
export const textSchema = z.object({
  key: z.string(),
  title: z.string().trim().min(1),
  abstract: z.string().nullish(),
});

/** A vector: Float32, little-endian, as base64. */
export const vectorSchema = z.object({ key: z.string(), vector: z.string().min(1) });

/** A line as a stage wants it. Throws `ToldError` naming the field that is not so. */
export function lineAs<Input>(schema: z.ZodType<Input>, source: string, n: number): Input {
  const read = schema.safeParse(objectIn(source, n));
  if (read.success) return read.data;
  const [{ path, message }] = read.error.issues as [z.core.$ZodIssue];
  throw wrongLine(`invalid ${path.join('.')}`, n, `${message}. Write it as the stage takes it.`);
}

/** The object of a line. Throws `ToldError` where it holds none. */
export function objectIn(source: string, n: number): object {
  const value = jsonOrNull(source.replace(/^\ufeff/, ''));
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw wrongLine('invalid JSON', n, 'Write one JSON object a line.');
}

/** What is wrong with a line, and what to do. */
export function wrongLine(what: string, n: number, remedy: string): ToldError {
  return new ToldError(`worker: ${what}: line ${n}. ${remedy}`);
}

/** Files of the site as an answer has them. */
export function answeredFiles(
  files: readonly PublishedFile[],
): readonly { readonly path: string; readonly bytes: string }[] {
  return files.map(({ path, bytes }) => ({ path, bytes: Buffer.from(bytes).toString('base64') }));
}

/** A row of numbers as base64. */
export function toBase64(row: Float32Array): string {
  return Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString('base64');
}

/** A row of so many numbers from base64. Throws `ToldError` where there are others. */
export function fromBase64(text: string, dimensions: number, n: number): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  const fits = bytes.length === dimensions * Float32Array.BYTES_PER_ELEMENT;
  const row = fits ? new Float32Array(Uint8Array.from(bytes).buffer) : new Float32Array();
  if (fits && row.every(Number.isFinite)) return row;
  throw wrongLine(
    'invalid vector',
    n,
    `It is not ${dimensions} finite numbers. Give what embed gives with this model.`,
  );
}
