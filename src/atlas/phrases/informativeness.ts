import { loadWordModel } from '../../words/load-word-model.ts';
import { addWordVector, WORD_DIMENSIONS, type WordModel } from '../../words/word-model.ts';
import { normalise } from '../../words/words.ts';
import type { EmbeddedPapers } from '../embed/embed.ts';
import { fromTheMiddle } from '../embed/vector-rows.ts';
import type { Phrase, PhraseIndex } from './phrase-index.ts';
import { isHeadFamily } from './word-classes.ts';

/** What is known of a phrase that tells whether it says something of a paper's matter. */
export interface Witnesses {
  /** 1: what holds of all. */
  readonly before: number;
  /** Mean cosine of its papers, seen from the middle of the corpus: what is spread evenly over all topics tells nothing. */
  readonly together: number;
  /** Share of its papers that come back to it. */
  readonly repeated: number;
  /** Share of its papers that have it in the title. */
  readonly titled: number;
  /**
   * Of its most telling word over all fields, the logarithm of the length of its vector: those of words that stand in
   * whatever company are short (Schakel & Wilson 2015). 0 where no word model knows the language.
   */
  readonly vectorLength: number;
  /** How rare that word is over all fields, in nats; 0 where no word model knows the language. */
  readonly rarity: number;
}

/**
 * In log-odds. Fitted by logistic regression to 540 reasons that a reader called telling or not, from six corpora of five
 * fields, and tried on each by what the other five say: nine in ten of those from even odds on are telling, nine in ten of
 * the telling ones stay. `npm run bench -- informativeness` compares them with weights fitted to other phrases judged.
 */
export const INFORMATIVENESS_WEIGHTS: Witnesses = {
  ...{ before: -3.6, together: 8.5, repeated: 3.6, titled: 3.5 },
  ...{ vectorLength: 3.2, rarity: 0.57 },
};
/** The same where no word model knows the language. */
const ELSEWHERE: Witnesses = {
  ...{ before: -2.5, together: 13, repeated: 4.4, titled: 5.2 },
  ...{ vectorLength: 0, rarity: 0 },
};
/** Words the model doesn't know are rare, their length is a usual one. */
const UNKNOWN = { length: 0.6, rarity: 10 };
/** Papers imagined beside those that have a phrase: two papers stand together, or repeat a word, by chance. */
const IMAGINED = 4;
const REPEATED_BY_CHANCE = 0.2;
const TITLED_BY_CHANCE = 0.05;
/** Networks, data: what they are of would tell more. */
const HEAD_ALONE = 0.5;
/** What is less likely to tell anything names nothing. */
const MIN_INFORMATIVENESS = 0.12;

/**
 * Weighs how surely each phrase tells something, by how its papers stand and by its words over all fields. Those that
 * hardly do go to the words that are no names.
 */
export function withInformativeness(
  index: PhraseIndex,
  embedding: Pick<EmbeddedPapers, 'vectors' | 'dimensions' | 'teachers'>,
): PhraseIndex {
  const weights = index.tokens.language === 'en' ? INFORMATIVENESS_WEIGHTS : ELSEWHERE;
  const witnesses = witnessFinder(index, embedding);
  const weigh = (phrase: Phrase): Phrase => {
    const odds = logOdds(witnesses(phrase), weights);
    const whole = phrase.parts.length > 1 || !isHeadFamily(phrase.parts[0]!);
    return { ...phrase, informativeness: (whole ? 1 : HEAD_ALONE) / (1 + Math.exp(-odds)) };
  };
  const weighed = index.phrases.map(weigh);
  const names = ({ informativeness }: Phrase) => informativeness >= MIN_INFORMATIVENESS;
  const others = weighed.filter((phrase) => !names(phrase));
  return {
    ...index,
    phrases: weighed.filter(names),
    words: [...others, ...index.words.map(weigh)],
  };
}

/** Log-odds that a phrase tells something, by what is known of it. */
export function logOdds(witnesses: Witnesses, weights: Witnesses): number {
  return (
    weights.before * witnesses.before +
    weights.together * witnesses.together +
    weights.repeated * witnesses.repeated +
    weights.titled * witnesses.titled +
    weights.vectorLength * witnesses.vectorLength +
    weights.rarity * witnesses.rarity
  );
}

/** Finds what is known of phrases of a corpus, whose papers have `vectors` (n × dimensions). */
export function witnessFinder(
  index: PhraseIndex,
  { vectors, dimensions, teachers }: Pick<EmbeddedPapers, 'vectors' | 'dimensions' | 'teachers'>,
): (phrase: Phrase) => Witnesses {
  const model = index.tokens.language === 'en' ? loadWordModel() : null;
  const centred = fromTheMiddle(vectors, dimensions, teachers);
  const known = new Map<string, WordWitnesses>();
  return (phrase) => {
    const { papers, titles, repeated } = phrase;
    const all = papers.length + IMAGINED;
    return {
      before: 1,
      together: (together(papers, centred, dimensions) * papers.length) / all,
      repeated: (repeated + IMAGINED * REPEATED_BY_CHANCE) / all,
      titled: (titles.length + IMAGINED * TITLED_BY_CHANCE) / all,
      ...(model === null ? NO_WORDS : mostTellingWord(phrase, model, known)),
    };
  };
}

/** Mean cosine of the pairs of papers. */
function together(papers: Uint32Array, centred: Float32Array, dimensions: number): number {
  const n = papers.length;
  if (n < 2) return 0;
  const sum = new Float64Array(dimensions);
  for (const paper of papers)
    for (let d = 0; d < dimensions; d++) sum[d]! += centred[paper * dimensions + d]!;
  let squares = 0;
  for (const value of sum) squares += value * value;
  return (squares - n) / (n * (n - 1));
}

type WordWitnesses = Pick<Witnesses, 'vectorLength' | 'rarity'>;
const NO_WORDS: WordWitnesses = { vectorLength: 0, rarity: 0 };

/** What the most telling word of a phrase says, `known` for words looked up before. */
function mostTellingWord(
  { printed, key }: Phrase,
  model: WordModel,
  known: Map<string, WordWitnesses>,
): WordWitnesses {
  const told = ({ vectorLength, rarity }: WordWitnesses) =>
    INFORMATIVENESS_WEIGHTS.vectorLength * vectorLength + INFORMATIVENESS_WEIGHTS.rarity * rarity;
  let most: WordWitnesses | null = null;
  for (const word of normalise(printed).split(/[^a-z0-9]+/)) {
    if (word === '') continue;
    const says = known.get(word) ?? ofWord(model.rows.get(word) ?? model.rows.get(key), model);
    known.set(word, says);
    if (most === null || told(says) > told(most)) most = says;
  }
  return most ?? ofWord(undefined, model);
}

function ofWord(row: number | undefined, model: WordModel): WordWitnesses {
  if (row === undefined) return { vectorLength: Math.log(UNKNOWN.length), rarity: UNKNOWN.rarity };
  const vector = new Float64Array(WORD_DIMENSIONS);
  addWordVector(model, row, 1, vector);
  return { vectorLength: Math.log(Math.hypot(...vector)), rarity: model.weights[row]! };
}
