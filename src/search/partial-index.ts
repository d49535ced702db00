// Runs in the browser too. The index of words in parts: a question loads those it needs.
import { ToldError } from '../words/told-error.ts';
import type { PaperRows } from './cells-file.ts';
import { askedParts, type FileStore, NOBODY } from './file-store.ts';
import { papersIn } from './paper-parts.ts';
import type { PartsHead, Skeleton } from './skeleton.ts';
import { termsIn } from './term-parts.ts';
import type { WordsIndex } from './words-index.ts';

/** The index as one question sees it. */
export interface PartialIndex extends WordsIndex {
  readonly head: PartsHead;
  /** Vectors of the papers whose cards this question asked for, as far as they are here. */
  readonly askedRows: () => PaperRows;
  /** A paper's place on the map; null where it is not here, which is noted. */
  readonly placeOf: (paper: number) => readonly [number, number] | null;
}

/** The index in parts, for one question. */
export function partialIndex(skeleton: Skeleton, store: FileStore): PartialIndex {
  const { head } = skeleton;
  const parts = askedParts(store);
  const folder = `${head.version}/search`;
  return {
    head,
    paperCount: head.paperCount,
    ...termsIn(skeleton, parts, folder),
    ...papersIn(head, parts, folder),
    isLacking: parts.isLacking,
    async loadLacking() {
      const loaded = await parts.loadLacking();
      if (loaded === 'nobody') throw new ToldError(NOBODY);
      return loaded === 'all';
    },
  };
}
