// Ships to the browser: what page and search worker tell each other.
import type { Answer, Answers } from '../../search/open.ts';
import type { Piece } from '../../search/snippet.ts';

/** From the page. The first names the data; any later question leaves the ones before unanswered. */
export interface Ask {
  readonly turn: number;
  /** Full address of the data's folder. */
  readonly folder: string;
  readonly version: string;
  readonly query: string;
  readonly limit: number;
  /** Load what meaning the question needs; without, it is answered with what is here. */
  readonly load: boolean;
  /** Send the telling sentences of the abstracts too. */
  readonly sentences: boolean;
}

/** An answer as it is shown. */
export interface ShownAnswer extends Answer {
  readonly titlePieces: readonly Piece[];
  /** Empty until it was read, and where there is none. */
  readonly sentence: readonly Piece[];
}

/** Answers as they are shown. */
export interface Shown extends Omit<Answers, 'results'> {
  readonly results: readonly ShownAnswer[];
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  /** Bytes still to come before meaning can join; 0 where it has. */
  readonly meaningBytes: number;
}

/** `gone`: the host has no such file, the site was built anew; `offline`: nobody answers; `broken`: it cannot be read. */
export type Failure = 'gone' | 'offline' | 'broken';

/** To the page: what is being loaded, where it is large (bytes); words first, then words and meaning (`last`); or why there is no answer. */
export type Told =
  | { readonly turn: number; readonly loading: number }
  | { readonly turn: number; readonly shown: Shown; readonly last: boolean }
  | { readonly turn: number; readonly failure: Failure };
