import type { LinkRows } from '../corpus/citing/link-rows.ts';
import type { NamedTopic, Paper } from '../corpus/paper.ts';
import type { OwnerVectors } from '../corpus/project/read-owner-vectors.ts';
import type { Language } from '../words/languages.ts';
import type { Embedder } from './embed/embed.ts';
import type { CommonPhrase } from './phrases/common-phrases.ts';

/** What the atlas is made of: nothing else of a paper moves it. */
export interface AtlasCorpus {
  /** Sorted by slug. */
  readonly papers: readonly Pick<Paper, 'slug' | 'titlePlain' | 'abstractPlain' | 'pin'>[];
  /** null: found in the data. */
  readonly topics: readonly NamedTopic[] | null;
  /** Whether a paper may fit no topic; by default it may. */
  readonly outside?: boolean;
  /** null: vectors are made from the texts. */
  readonly ownerVectors?: OwnerVectors | null;
  /** Which of the papers cite each other: nothing moves by it, what two of them share is told. */
  readonly cites?: LinkRows | null;
}

/** What the atlas hands on. Coordinates `x y` lie in the unit square, y upwards. Scores are rounded to 4 digits. */
export interface Atlas {
  /** In the owner's order; `outside` stands last: its subtopics are groups of papers that fit no topic. */
  readonly topics: readonly AtlasTopic[];
  /** In the order of the papers that went in (sorted by slug). */
  readonly papers: readonly AtlasPaper[];
  /** Characteristic phrases with a place on the map, most important first. */
  readonly phraseLabels: readonly PhraseLabel[];
  /** Phrases that many papers share, with the papers that have them. */
  readonly commonPhrases: readonly CommonPhrase[];
  readonly fidelity: Fidelity;
  readonly origin: MapOrigin;
  /** `citeReasons[e]`: what the papers of link `e` share, as of `related`; may be empty. Null where no links went in. */
  readonly citeReasons: readonly (readonly string[])[] | null;
}

/** What a map was made from. */
export interface MapOrigin {
  readonly embedder: Embedder;
  /** The language the papers are read as. */
  readonly language: Language;
  /** Others that a tenth of the papers or more are in: these are read less well. */
  readonly otherLanguages: readonly Language[];
  /** Whether the topics were found in the data. */
  readonly topicsFound: boolean;
  /** Whether a paper may fit no topic. */
  readonly outside: boolean;
}

export interface AtlasTopic {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly count: number;
  readonly phrases: readonly string[];
  readonly subtopics: readonly AtlasSubtopic[];
}

export interface AtlasSubtopic {
  readonly id: string;
  readonly name: string;
  /** Papers, those of its parts too. */
  readonly count: number;
  readonly phrases: readonly string[];
  /** Its parts, divided themselves where they are large. */
  readonly subtopics: readonly AtlasSubtopic[];
}

export interface AtlasPaper {
  readonly slug: string;
  readonly topic: string;
  readonly pinned: boolean;
  /** Probability of `topic`. */
  readonly confidence: number;
  /** Every topic id and `outside`; sums to 1 within 0.001. */
  readonly topics: Readonly<Record<string, number>>;
  /** The next most probable topic id, or `outside`. */
  readonly runnerUp: string;
  /** The deepest that the paper is in. */
  readonly subtopic: string | null;
  /** Ids of the subtopics it is in, from the topic's part down to `subtopic`. */
  readonly path: readonly string[];
  /** Phrases that put the paper in `topic`, weightiest first; weights are shares of all that speaks for it (1 at most together). */
  readonly why: readonly { readonly phrase: string; readonly weight: number }[];
  readonly x: number;
  readonly y: number;
  /** Share (0–1) of the ten nearest neighbours in meaning that stand among the ten nearest on the map. */
  readonly fidelity: number;
  /** Ten at most, closest first; `reasons`: shared phrases, else the shared subtopic's name, else rare words both have; never empty. */
  readonly related: readonly {
    readonly slug: string;
    readonly score: number;
    readonly reasons: readonly string[];
    /** Works that both cite; left out below two, and where an atlas knows of no references. */
    readonly bothCite?: number;
  }[];
}

export interface PhraseLabel {
  readonly text: string;
  readonly topic: string;
  readonly x: number;
  readonly y: number;
  /** Larger is shown earlier. */
  readonly weight: number;
}

export interface Fidelity {
  /** k, 10. */
  readonly neighbours: number;
  readonly trustworthiness: number;
  readonly neighbourRecall: number;
}
