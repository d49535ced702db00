import { z } from 'zod';
import { packFirstWords } from '../../search/column-words.ts';
import { packIdentifiers } from '../../search/identifier-files.ts';
import { packNumbers } from '../../search/packing.ts';
import { packSkeleton } from '../../search/skeleton.ts';
import { NUMBER_COLUMNS, TEXT_COLUMNS } from '../../search/words-index.ts';
import { partsHead } from '../../search/words-parts.ts';
import type { SiteFrame } from '../../site/site-frame.ts';
import { readSearchFrame } from '../site-kit.ts';
import type { AnswerLine } from './answer-lines.ts';
import { count } from './kept-form.ts';
import { refusePlaces } from './line-counts.ts';
import { answeredFiles, lineAs, wrongLine } from './line-input.ts';

const pairsSchema = z.object({ file: count, pairs: z.array(z.tuple([count, count])) });

/** Files of identifiers: a line holds the hashes of one, with their papers. */
export function identifiersStage({ version, paperCount }: SiteFrame): AnswerLine {
  return (source, n) => {
    const { file, pairs } = lineAs(pairsSchema, source, n);
    refusePlaces(
      pairs.map(([, place]) => place),
      paperCount,
      n,
    );
    const path = `data/${version}/search/identifiers/${file}.bin`;
    return { files: answeredFiles([{ path, bytes: packIdentifiers(pairs) }]) };
  };
}

const numbersSchema = z.object({
  name: z.enum(NUMBER_COLUMNS),
  /** Of all papers, in the order of slugs. */
  values: z.array(z.number().int().nullable()),
});

/** A number of all papers, by which a question picks some. */
export function numbersStage({ version, paperCount }: SiteFrame): AnswerLine {
  return (source, n) => {
    const { name, values } = lineAs(numbersSchema, source, n);
    if (values.length !== paperCount)
      throw wrongLine(
        'invalid values',
        n,
        `They are ${values.length}. Give ${paperCount}, one a paper.`,
      );
    const path = `data/${version}/search/columns/${name}.bin`;
    return { files: answeredFiles([{ path, bytes: packNumbers(values) }]) };
  };
}

const indexSchema = z.object({
  /** What was said of the files of terms, and of the terms whose papers lie in files of their own. */
  terms: z.array(z.object({ firstTerm: z.string(), firstRow: count, mostPapers: count })),
  postings: z.array(z.object({ term: z.string(), row: count })),
  /** What was said of the files of a field's words. */
  columns: z.partialRecord(z.enum(TEXT_COLUMNS), z.array(z.object({ first: z.string() }))),
  given: z.array(z.enum([...NUMBER_COLUMNS, ...TEXT_COLUMNS])),
  identifierFiles: count,
  /** Components of a vector. */
  dimensions: count,
  /** Files of each tier that words' vectors lie in. */
  vectorFiles: z.array(count),
});

/** The files that say what lies where in the others. */
export function indexStage({ version, paperCount }: SiteFrame, kit: string): AnswerLine {
  const { head } = readSearchFrame(kit);
  return (source, n) => {
    const line = lineAs(indexSchema, source, n);
    const { given, identifierFiles, dimensions, vectorFiles } = line;
    const parts = partsHead(head, {
      ...{ paperCount, identifierFiles, dimensions, vectorFiles },
      given: [...NUMBER_COLUMNS, ...TEXT_COLUMNS].filter((name) => given.includes(name)),
    });
    const folder = `data/${version}/search`;
    return {
      files: answeredFiles([
        { path: `${folder}/words.bin`, bytes: packSkeleton(parts, line.terms, line.postings) },
        ...TEXT_COLUMNS.filter((name) => given.includes(name)).map((name) => ({
          path: `${folder}/columns/${name}.bin`,
          bytes: packFirstWords((line.columns[name] ?? []).map(({ first }) => first)),
        })),
      ]),
    };
  };
}
