// Ships to the browser: what page and search worker tell each other.
import type { Answer, Answers } from '../../../search/answers.ts';
import type { Piece } from '../../../search/snippet.ts';

/** Who asks: the box on every page, or the page of answers. */
export type Asker = 'box' | 'page';

/** From the page. The first names the data; any later question of the same asker leaves the ones before unanswered. */
export interface SearchRequest {
  readonly asker: Asker;
  /** Counts the questions of all askers. */
  readonly requestId: number;
  /** Full address of the data's folder. */
  readonly folder: string;
  readonly version: string;
  readonly query: string;
  readonly limit: number;
  /** Answers by words alone, until meaning has joined: of an index in parts each is in another file. */
  readonly limitByWords: number;
  /** Load what meaning the question needs; without, it is answered with what is here. */
  readonly load: boolean;
  /** Send the telling sentences of the abstracts too. */
  readonly sentences: boolean;
}

/** From the page, where questions load parts of the index: what all of them need is to be here before the first. */
export interface Preparation extends Pick<SearchRequest, 'folder' | 'version'> {
  readonly prepares: true;
}

/** An answer as it is shown. */
export interface ShownAnswer extends Answer {
  readonly titlePieces: readonly Piece[];
  /** Authors, venue and year; each empty where nothing is known. */
  readonly origin: readonly (readonly Piece[])[];
  /** Whether it has more authors than are shown. */
  readonly moreAuthors: boolean;
  /** Empty until it was read, and where there is none. */
  readonly sentence: readonly Piece[];
}

/** Answers as they are shown. */
export interface Shown extends Omit<Answers, 'results'> {
  readonly results: readonly ShownAnswer[];
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  readonly missing: Missing;
}

/** `gone`: the host has no such file, the site was built anew; `offline`: nobody answers; `broken`: it cannot be read; `stalled`: nothing comes any more. */
export type Failure = 'gone' | 'offline' | 'broken' | 'stalled';

/** Why meaning, or sentences of abstracts, could not be had; null where they could, or were not asked for. */
export interface Missing {
  readonly meaning: Failure | null;
  readonly sentences: Failure | null;
}

/** To the page: what is being loaded, where it is large (bytes); words first, then words and meaning (`last`); or why there is no answer. */
export type WorkerMessage =
  | { readonly requestId: number; readonly loading: number }
  | { readonly requestId: number; readonly shown: Shown; readonly last: boolean }
  | { readonly requestId: number; readonly failure: Failure };
