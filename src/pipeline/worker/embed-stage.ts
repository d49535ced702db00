import type { SampleModel, WordsModel } from '../../atlas/atlas-model.ts';
import { wholeText } from '../../atlas/embed/embed.ts';
import { embedByModel, embedTexts } from '../../atlas/embed/fitted-words.ts';
import { embedByFolding } from '../../atlas/embed/folded-words.ts';
import type { TextPair } from '../../atlas/embed/tfidf.ts';
import { splitterBy } from '../../atlas/language/corpus-compounds.ts';
import { loadWordModel } from '../../words/load-word-model.ts';
import type { AnswerLine } from './answer-lines.ts';
import { lineAs, textSchema, toBase64 } from './line-input.ts';
import { plainTexts } from './plain-texts.ts';

/** Vectors of texts by words fitted to a sample, whose own papers have those that they have there. */
export function embedStage({ by, words }: WordsModel, sample: SampleModel): AnswerLine {
  if (by === 'words') return vectorsBy((text) => embedTexts(words, [wholeText(text)]));
  const { slugs, vectors, dimensions } = sample;
  const split = splitterBy(sample.words);
  const placeOf = new Map(slugs.map((slug, place) => [slug, place]));
  return vectorsBy((text, key) => {
    const place = placeOf.get(key);
    return place === undefined
      ? embedByFolding(words, text, split)
      : vectors.slice(place * dimensions, (place + 1) * dimensions);
  });
}

/** Vectors of texts by the word model as it is: to choose a sample by. */
export function embedByWordsAlone(): AnswerLine {
  const model = loadWordModel();
  return vectorsBy((text) => embedByModel(model, [wholeText(text)]));
}

function vectorsBy(embed: (text: TextPair, key: string) => Float32Array): AnswerLine {
  return (source, n) => {
    const paper = lineAs(textSchema, source, n);
    return { key: paper.key, vector: toBase64(embed(plainTexts(paper, n), paper.key)) };
  };
}
