import { wholeText } from '../../atlas/embed/embed.ts';
import { embedByModel } from '../../atlas/embed/fitted-words.ts';
import { loadWordModel } from '../../words/load-word-model.ts';
import type { AnswerLine } from './answer-lines.ts';
import { lineAs, textSchema, toBase64 } from './line-input.ts';
import { plainTexts } from './plain-texts.ts';

/** Vectors of texts by the word model as it is: good enough to choose a sample by. */
export function embedStage(): AnswerLine {
  const model = loadWordModel();
  return (source, n) => {
    const paper = lineAs(textSchema, source, n);
    const vector = embedByModel(model, [wholeText(plainTexts(paper, n))]);
    return { key: paper.key, vector: toBase64(vector) };
  };
}
