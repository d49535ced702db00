// Runs in the browser too. Papers of an index in parts: cards, identifiers, fields.
import { openCards } from './cards-file.ts';
import { openColumnWords, openFirstWords, papersWithRow } from './column-words.ts';
import type { AskedParts } from './file-store.ts';
import { hashText, identifierFileOf, slugKey } from './identifier-hashes.ts';
import { unpack, unpackJson, unpackNumbers } from './packing.ts';
import type { PartsHead } from './skeleton.ts';
import { papersPerCards } from './text-files.ts';
import { identifiedIn } from './words-file.ts';
import type { NumberColumn, PaperColumns, WordsIndex } from './words-index.ts';

/** All that asks for papers. */
export function papersIn(
  { given, identifierFiles, dimensions, paperCount }: PartsHead,
  parts: AskedParts,
  folder: string,
) {
  const asked = new Set<number>();
  const perFile = papersPerCards(paperCount);
  const cardsOf = (paper: number) => {
    const n = Math.floor(paper / perFile);
    return parts.part(`${folder}/cards/${n}.bin`, (bytes) =>
      openCards(bytes, dimensions, `cards/${n}.bin`),
    );
  };
  const identified = (hash: number): readonly number[] => {
    if (identifierFiles === 0) return [];
    const n = identifierFileOf(hash, identifierFiles);
    const pairs = parts.part(`${folder}/identifiers/${n}.bin`, (bytes) =>
      unpackJson<number[]>(unpack(bytes, `identifiers/${n}.bin`)[0]!),
    );
    return pairs === null ? [] : identifiedIn(pairs, hash);
  };
  return {
    identified,
    paperOf: (slug) =>
      identified(hashText(slugKey(slug))).find(
        (paper) => cardsOf(paper)?.cards[paper % perFile]?.slug === slug,
      ),
    card(paper) {
      asked.add(paper);
      return cardsOf(paper)?.cards[paper % perFile] ?? null;
    },
    askedRows() {
      const papers = [...asked].filter((paper) => cardsOf(paper) !== null);
      const rows = new Float32Array(papers.length * dimensions);
      const hubness = new Float32Array(papers.length);
      for (const [i, paper] of papers.entries()) {
        const { meaning } = cardsOf(paper)!;
        const own = paper % perFile;
        rows.set(meaning.rows.subarray(own * dimensions, (own + 1) * dimensions), i * dimensions);
        hubness[i] = meaning.hubness[own]!;
      }
      return { papers, rows, hubness };
    },
    placeOf(paper: number) {
      const xy = cardsOf(paper)?.xy;
      const own = paper % perFile;
      return xy === undefined ? null : ([xy[2 * own]!, xy[2 * own + 1]!] as const);
    },
    column<Name extends NumberColumn>(name: Name, isWanted: boolean) {
      if (!given.includes(name)) return [] as unknown as PaperColumns[Name];
      const open = (bytes: Uint8Array) =>
        unpackNumbers(bytes, `columns/${name}.bin`) as unknown as PaperColumns[Name];
      return parts.part(`${folder}/columns/${name}.bin`, open, isWanted);
    },
    saidIn(name, text) {
      if (!given.includes(name)) return null;
      const firsts = parts.part(`${folder}/columns/${name}.bin`, (bytes) =>
        openFirstWords(bytes, `columns/${name}.bin`),
      );
      if (firsts === null) return () => false;
      const said = papersWithRow(text, firsts, (n) =>
        parts.part(`${folder}/columns/${name}/${n}.bin`, (bytes) =>
          openColumnWords(bytes, `columns/${name}/${n}.bin`),
        ),
      );
      return said === null ? () => true : (paper) => said.has(paper);
    },
  } satisfies Partial<WordsIndex> & Record<string, unknown>;
}
