import type { SourceText } from './source-text.ts';

/** A stretch of a file from where one record begins to where the next one does. */
export interface Stretch {
  readonly line: number;
  readonly source: string;
}

/** A place near the end of a piece may be the first half of a beginning. */
const MAX_START_LETTERS = 2000;

/**
 * Cuts a file where `start` (global) matches, piece by piece: what is broken in one record then harms no other.
 * Text before the first match is passed over.
 */
export function* splitRecords(text: SourceText, start: RegExp): Generator<Stretch> {
  let rest = '';
  let line = 1;
  let inside = false;
  const cut = function* (end: number): Generator<Stretch> {
    const starts = [...rest.matchAll(start)].map(({ index }) => index).filter((at) => at < end);
    let from = 0;
    for (const at of starts) {
      if (at > from) {
        const source = rest.slice(from, at);
        if (inside) yield { line, source };
        line += lineEnds(source);
      }
      inside = true;
      from = at;
    }
    rest = rest.slice(from);
  };
  for (const piece of text.pieces()) {
    rest += piece;
    yield* cut(rest.length - MAX_START_LETTERS);
  }
  yield* cut(Number.POSITIVE_INFINITY);
  if (inside) yield { line, source: rest };
}

/** Line ends of any kind, each once. */
function lineEnds(text: string): number {
  let ends = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) ends++;
  }
  return ends;
}
