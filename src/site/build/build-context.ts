import type { PageKeys, PageModel } from '../site-model.ts';

/**
 * What a build hands to its pages, and they to it. Astro makes a program of its own of the pages and runs it in the
 * same process: the model goes from hand to hand, since as one string it would be too long for a large corpus.
 */
export interface BuildContext {
  readonly model: PageModel;
  /** Whether pages of papers are made; others make them elsewhere. */
  readonly makesPapers: boolean;
  /** Keys of the papers' pages that stand already. */
  readonly reusable: PageKeys;
  /** The pages tell here the keys of all papers' pages, before the first is made. */
  readonly onKeys: (keys: PageKeys) => void;
  /** The pages tell here of each paper's page as it is begun, and how many there are to make. */
  readonly onPage: (total: number) => void;
}

/** Both programs have their own copy of this module; they meet in the process. */
const PLACE = Symbol.for('chartroom.hand-over');

export function provideBuildContext(given: BuildContext): void {
  Object.assign(globalThis, { [PLACE]: given });
}

/** Throws where no build is under way. */
export function buildContext(): BuildContext {
  const given = (globalThis as { [PLACE]?: BuildContext })[PLACE];
  if (given === undefined) throw new Error('The pages are built by buildSite alone.');
  return given;
}
