import type { Tokens } from './tokens.ts';

/** The sentences of each word family, by its number: `sentences[starts[f] … starts[f + 1])`, rising, each once. */
export interface FamilySentences {
  readonly numbers: ReadonlyMap<string, number>;
  readonly starts: Int32Array;
  readonly sentences: Int32Array;
}

/** Lists the sentences of each word family; words without meaning have none. */
export function familySentences(tokens: Tokens): FamilySentences {
  const numbers = new Map<string, number>();
  const familiesOf = tokens.concepts.map(({ families, stop }) =>
    stop
      ? []
      : families.map((family) => {
          const number = numbers.get(family) ?? numbers.size;
          numbers.set(family, number);
          return number;
        }),
  );
  const last = new Int32Array(numbers.size);
  const starts = new Int32Array(numbers.size + 1);
  const visit = (see: (family: number, sentence: number) => void) => {
    last.fill(-1);
    for (let s = 0; s + 1 < tokens.sentenceStarts.length; s++) {
      for (let t = tokens.sentenceStarts[s]!; t < tokens.sentenceStarts[s + 1]!; t++) {
        for (const family of familiesOf[tokens.conceptOf[tokens.forms[t]!]!]!) {
          if (last[family] === s) continue;
          last[family] = s;
          see(family, s);
        }
      }
    }
  };
  visit((family) => {
    starts[family + 1]!++;
  });
  for (let f = 0; f < numbers.size; f++) starts[f + 1]! += starts[f]!;
  const sentences = new Int32Array(starts[numbers.size]!);
  const filled = starts.slice();
  visit((family, s) => {
    sentences[filled[family]!++] = s;
  });
  return { numbers, starts, sentences };
}
