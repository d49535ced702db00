// Runs in the browser too. Terms and postings of an index in parts.
import { type Dictionary, openDictionary } from './dictionary-file.ts';
import type { AskedParts } from './file-store.ts';
import { unpack } from './packing.ts';
import { unpackPostings } from './posting-lists.ts';
import { filesBeginning, placeOf, type Skeleton } from './skeleton.ts';
import { commonest } from './words-file.ts';
import type { WordsIndex } from './words-index.ts';

const NO_POSTINGS = new Uint32Array();

/**
 * Of these files those that can hold what `WordsIndex.rowsBeginning` names: once the commonest terms of some have as many
 * papers as it may name, no file of rarer ones adds to it. Of the first and the last it is not known which of their terms
 * begin so.
 */
function commonlyBeginning(
  letters: string,
  skeleton: Skeleton,
  most: number,
  mostPapers: number,
): readonly number[] {
  const files = filesBeginning(letters, skeleton.firstTerms);
  const inner = files.slice(1, -1);
  const commonestFirst = inner.map((n) => skeleton.mostPapers[n]!).sort((a, b) => b - a);
  let papers = 0;
  const enough = commonestFirst.find((count, i) => {
    papers += count;
    return papers > mostPapers || i + 1 >= most;
  });
  if (enough === undefined) return files;
  return files.filter((n) => !inner.includes(n) || skeleton.mostPapers[n]! >= enough);
}

/** All that asks for terms. */
export function termsIn(skeleton: Skeleton, parts: AskedParts, folder: string) {
  const { firstTerms, firstRows, commonTerms, commonRows } = skeleton;
  const dictionary = (n: number) =>
    parts.part<Dictionary>(`${folder}/terms/${n}.bin`, (bytes) =>
      openDictionary(bytes, `terms/${n}.bin`, skeleton.head),
    );
  const dictionaryOf = (text: string) =>
    firstTerms.length === 0 ? null : dictionary(placeOf(text, firstTerms));
  const withRow = (row: number) => dictionary(placeOf(row, firstRows));
  const common = (n: number | undefined) =>
    n === undefined
      ? null
      : parts.part(`${folder}/postings/${n}.bin`, (bytes) => {
          const [counts, bits] = unpack(bytes, `postings/${n}.bin`);
          return unpackPostings(counts!, bits!).postings;
        });
  const opened = (files: readonly number[]) =>
    files.map(dictionary).filter((file): file is Dictionary => file !== null);
  const papersWith = (row: number) => {
    const file = withRow(row);
    return file?.papers[row - file.firstRow] ?? 1;
  };
  return {
    rowOf(term) {
      const file = dictionaryOf(term);
      // Its papers will be asked for as soon as its row is known.
      if (file === null) common(commonTerms.get(term));
      return file?.rows.get(term);
    },
    termOf(row) {
      const file = withRow(row);
      return file?.terms[row - file.firstRow] ?? '';
    },
    papersWith,
    rowsOfKey: (key) => dictionaryOf(key)?.forms.get(key) ?? [],
    rowsHolding: (character) => own(dictionaryOf(character)?.aliases.holding, character) ?? [],
    rowsBeginning(letters, most, mostPapers) {
      const files = commonlyBeginning(letters, skeleton, most, mostPapers);
      const rows = opened(files).flatMap(({ terms, firstRow }) =>
        terms.flatMap((term, i) =>
          term.startsWith(letters) && term !== letters ? [firstRow + i] : [],
        ),
      );
      return commonest(rows, papersWith, most, mostPapers);
    },
    rowsLike: (word, most) =>
      opened(filesBeginning(word[0]!, firstTerms)).flatMap(({ like }) => like(word, most)),
    postings: (row) => withRow(row)?.postings(row) ?? common(commonRows.get(row)) ?? NO_POSTINGS,
    longForm: (short) => own(dictionaryOf(short)?.aliases.longForms, short),
    shortForm: (forms) => own(dictionaryOf(forms)?.aliases.shortForms, forms),
  } satisfies Partial<WordsIndex>;
}

function own<Value>(
  record: Readonly<Record<string, Value>> | undefined,
  key: string,
): Value | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
