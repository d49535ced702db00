import { z } from 'zod';
import { introducedAs } from '../../search/acronyms.ts';
import { columnFiles } from '../../search/column-words.ts';
import { BLOCK_ROWS } from '../../search/index-blocks.ts';
import { type Alias, acronymAliases, blockFiles, termAliases } from '../../search/term-blocks.ts';
import { TEXT_COLUMNS } from '../../search/words-index.ts';
import type { SiteFrame } from '../../site/site-frame.ts';
import { readSearchFrame } from '../site-kit.ts';
import type { AnswerLine } from './answer-lines.ts';
import { refuseUnsorted } from './line-counts.ts';
import { lineAs } from './line-input.ts';

const firstRow = z.number().int().min(0).multipleOf(BLOCK_ROWS);
const keysSchema = z.object({
  firstRow,
  rows: z
    .array(z.object({ key: z.string() }))
    .min(1)
    .max(BLOCK_ROWS),
});

/** By what terms are found that have not the letters asked for: a line holds those of a block. */
export function termKeysStage(_: SiteFrame, kit: string): AnswerLine {
  const { head } = readSearchFrame(kit);
  return (source, n) => {
    const block = lineAs(keysSchema, source, n);
    refuseUnsorted(block.rows, n);
    const terms = block.rows.map(({ key }) => key);
    return { aliases: keyed(termAliases(block.firstRow, terms, head)) };
  };
}

const shortSchema = z.object({
  short: z.string(),
  /** Long forms with how often each is introduced. */
  forms: z.array(z.object({ long: z.string(), times: z.number().int().min(1) })).min(1),
  /** Papers that write it small. */
  small: z.number().int().min(0),
});

/** Where a short form is told of, and where its long one; nothing of an ordinary word. */
export function acronymsStage(): AnswerLine {
  return (source, n) => {
    const { short, forms, small } = lineAs(shortSchema, source, n);
    const words = introducedAs(
      forms.map(({ long, times }) => [long, times]),
      small,
    );
    return { aliases: keyed(words === null ? [] : acronymAliases(short, words)) };
  };
}

/** Each beside the key by which it is brought to its block. */
function keyed(
  aliases: readonly Alias[],
): readonly { readonly key: string; readonly told: string }[] {
  return aliases.map((alias) => ({ key: alias.key, told: JSON.stringify(alias) }));
}

const rows = z
  .array(z.object({ key: z.string(), values: z.array(z.number().int().min(0)).min(1) }))
  .min(1)
  .max(BLOCK_ROWS);
const aliasSchema = z.union([
  z.object({ kind: z.enum(['keys', 'holding']), key: z.string(), row: z.number().int().min(0) }),
  z.object({ kind: z.literal('longForms'), key: z.string(), words: z.array(z.string()) }),
  z.object({ kind: z.literal('shortForms'), key: z.string(), short: z.string() }),
]);
const blockSchema = z.object({ firstRow, rows, aliases: z.array(aliasSchema) });

/** The files of a block of terms, sorted, each with what `words.bin` says of it. */
export function dictionaryStage({ paperCount }: SiteFrame): AnswerLine {
  return (source, n) => {
    const block = lineAs(blockSchema, source, n);
    refuseUnsorted(block.rows, n);
    const { terms, common } = blockFiles(
      {
        firstRow: block.firstRow,
        terms: block.rows.map(({ key }) => key),
        lists: block.rows.map(({ values }) => values),
      },
      block.aliases,
      paperCount,
    );
    return { files: [...headed('terms', terms), ...headed('postings', common)] };
  };
}

const columnSchema = z.object({ column: z.enum(TEXT_COLUMNS), rows });

/** The files of a block of a field's words, sorted, each with what the field's first file says of it. */
export function columnWordsStage(): AnswerLine {
  return (source, n) => {
    const { column, rows: words } = lineAs(columnSchema, source, n);
    refuseUnsorted(words, n);
    const files = columnFiles(words.map(({ key, values }) => [key, values]));
    return { files: headed(`columns/${column}`, files) };
  };
}

/** Files of a folder that are numbered once it is known how many come before them. */
function headed(
  folder: string,
  files: readonly { readonly bytes: Uint8Array }[],
): readonly { readonly folder: string; readonly head: string; readonly bytes: string }[] {
  return files.map(({ bytes, ...head }) => ({
    folder,
    head: JSON.stringify(head),
    bytes: Buffer.from(bytes).toString('base64'),
  }));
}
