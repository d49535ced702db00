import { z } from 'zod';
import { EMPTY_RECORD, type Format, type LeftOut, type SourceRecord } from './format.ts';

const text = z.union([z.string(), z.number()]).transform((value) => String(value).trim());
const list = z.union([
  z.array(text),
  z.string().transform((value) => value.split(/\s*(?:;|\band\b)\s*/).filter((name) => name !== '')),
]);

/** One line: `{"title": "…", "abstract": "…", "authors": ["Ada Lovelace"], "year": 2024}`. Other fields are passed over. */
const recordSchema = z.object({
  title: text.nullish(),
  abstract: text.nullish(),
  authors: list.nullish(),
  year: z.coerce.number().int().min(1000).max(2999).nullish(),
  venue: text.nullish(),
  keywords: list.nullish(),
  doi: text.nullish(),
  arxiv: text.nullish(),
  url: text.nullish(),
  code: text.nullish(),
});

/** One JSON object a line. */
export const jsonLines: Format = {
  name: 'json-lines',
  recognises(source) {
    const first = source.trimStart().split('\n', 1)[0] ?? '';
    return first.startsWith('{') && parsed(first) !== null;
  },
  parse(source) {
    const records: SourceRecord[] = [];
    const leftOut: LeftOut[] = [];
    let count = 0;
    for (const [i, raw] of source.split('\n').entries()) {
      if (raw.trim() === '') continue;
      count++;
      const at = { record: `record ${count}`, line: i + 1 };
      const value = parsed(raw);
      const record = recordSchema.safeParse(value);
      if (value === null) leftOut.push({ ...at, reason: 'invalid JSON' });
      else if (!record.success) leftOut.push({ ...at, reason: reasonOf(record.error) });
      else if ((record.data.title ?? '') === '') leftOut.push({ ...at, reason: 'missing title' });
      else records.push(toRecord(at.line, record.data));
    }
    return { records, leftOut };
  },
};

function toRecord(line: number, data: z.infer<typeof recordSchema>): SourceRecord {
  return {
    line,
    title: data.title ?? '',
    abstract: data.abstract ?? EMPTY_RECORD.abstract,
    authors: data.authors ?? [],
    year: data.year ?? null,
    venue: data.venue || null,
    doi: data.doi?.replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, '') || null,
    arxiv: data.arxiv || null,
    url: data.url || null,
    code: data.code || null,
    keywords: data.keywords ?? [],
  };
}

function parsed(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return `invalid ${issue?.path.join('.') || 'record'}: ${issue?.message ?? ''}`;
}
