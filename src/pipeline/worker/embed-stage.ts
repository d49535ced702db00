import { wholeText } from '../../atlas/embed/embed.ts';
import { embedByModel, embedTexts, type FittedWords } from '../../atlas/embed/fitted-words.ts';
import { loadWordModel } from '../../words/load-word-model.ts';
import type { AnswerLine } from './answer-lines.ts';
import { lineAs, textSchema, toBase64 } from './line-input.ts';
import { plainTexts } from './plain-texts.ts';

/** Vectors of texts: by words fitted to a sample, or by the word model as it is, to choose a sample by. */
export function embedStage(words: FittedWords | null): AnswerLine {
  const model = words === null ? loadWordModel() : null;
  const embed = (text: string): Float32Array =>
    model === null ? embedTexts(words!, [text]) : embedByModel(model, [text]);
  return (source, n) => {
    const paper = lineAs(textSchema, source, n);
    return { key: paper.key, vector: toBase64(embed(wholeText(plainTexts(paper, n)))) };
  };
}
