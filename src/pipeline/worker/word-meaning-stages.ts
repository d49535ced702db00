import { z } from 'zod';
import { sumOfRows } from '../../search/meaning-file.ts';
import { vectorFile } from '../../search/meaning-in-cells.ts';
import { fittedTo } from '../../search/question.ts';
import { filesOfTiers, TIER_COUNT, tierOfWord, wordHash } from '../../search/word-vectors-file.ts';
import type { SiteFrame } from '../../site/site-frame.ts';
import { loadWordModel } from '../../words/load-word-model.ts';
import { readKitWords } from '../site-kit.ts';
import type { AnswerLine } from './answer-lines.ts';
import { bytes, count, formOf, partsAnswered, rowsIn } from './kept-form.ts';
import { lineAs, wrongLine } from './line-input.ts';

/** The words that the model of a map knows: none where its papers stand by no model. */
export function knownWordsStage(_: SiteFrame, kit: string): AnswerLine {
  const { byModel } = readKitWords(kit);
  return () => ({ words: byModel ? [...loadWordModel().rows.keys()] : [] });
}

const termsSchema = z.object({ words: z.array(z.object({ word: z.string(), papers: count })) });

/** Of words and of how many papers have each what says into which file its vector goes. */
export function wordTiersStage(): AnswerLine {
  return (source, n) => ({
    words: lineAs(termsSchema, source, n).words.map(({ word, papers }) => ({
      word,
      tier: tierOfWord(word, papers),
      hash: wordHash(word),
    })),
  });
}

const tiersSchema = z.object({ tiers: z.array(count).length(TIER_COUNT) });

/** Into how many files the words of each tier go, and the components of a vector: a line holds how many words these have. */
export function vectorFilesStage(frame: SiteFrame, kit: string): AnswerLine {
  const { dimensions } = formOf(frame, kit);
  return (source, n) => ({
    dimensions,
    files: filesOfTiers(lineAs(tiersSchema, source, n).tiers, dimensions),
  });
}

const wordsSchema = z.object({
  file: count,
  /** Mean of the rows of all papers. */
  mean: z.array(z.number()),
  /** Of each the rows of all papers that speak of it. */
  words: z.array(z.object({ word: z.string(), rows: bytes })),
});

/** A file of what words mean: a line holds its words. */
export function wordVectorsStage(frame: SiteFrame, kit: string): AnswerLine {
  const form = formOf(frame, kit);
  const { byModel, newLength, newWeight } = readKitWords(kit);
  const model = byModel ? loadWordModel() : undefined;
  const { dimensions } = form;
  return (source, n) => {
    const { file, mean, words } = lineAs(wordsSchema, source, n);
    if (mean.length !== dimensions)
      throw wrongLine('invalid mean', n, `It has ${mean.length} numbers. Give ${dimensions}.`);
    const { paperCount } = frame;
    const space = { dimensions, newLength, newWeight, paperCount, mean: Float64Array.from(mean) };
    // As JavaScript sorts, which is another order than that of bytes.
    const sorted = words.toSorted((a, b) => (a.word < b.word ? -1 : 1));
    const fitted = sorted.map(({ word, rows: content }) => {
      const rows = rowsIn(content, form, n);
      const said = { sum: sumOfRows(rows, dimensions), count: rows.length / dimensions };
      return [word, fittedTo(word, model, said, space)] as const;
    });
    return { files: partsAnswered(frame, [vectorFile(file, fitted, dimensions)]) };
  };
}
