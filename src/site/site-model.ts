import type { Atlas } from '../atlas/types.ts';
import type { CitationLinks } from '../corpus/citing/citation-links.ts';
import type { CitedElsewhere } from '../corpus/citing/cited-elsewhere.ts';
import type { MissingWork } from '../corpus/citing/missing-works.ts';
import type { Paper, SiteSettings } from '../corpus/paper.ts';
import type { People } from '../corpus/people/people.ts';
import type { OwnField } from '../corpus/project/own-fields.ts';
import type { Logo, OwnPage } from '../corpus/project/own-pages.ts';
import type { Drawing } from '../map/drawing.ts';
import type { StyledCitation } from './citations/styles.ts';

/** A charted project: everything that is published follows from it. */
export interface SiteModel {
  /** Twelve hex digits over everything below: names `/data/<version>/`. */
  readonly version: string;
  readonly site: SiteSettings;
  /** Sorted by slug; `papers[i]` is placed by `atlas.papers[i]`. */
  readonly papers: readonly Paper[];
  readonly atlas: Atlas;
  /** Who cites whom among `papers`; null where nothing is known of it. */
  readonly links: CitationLinks | null;
  /** How often each is cited anywhere, as its source says; empty where no source says it of any. */
  readonly elsewhere: readonly (CitedElsewhere | null)[];
  /** Fields of the papers' front matter that readers see. */
  readonly fields: readonly OwnField[];
  /** What many papers cite and is none of them, those cited by most first. */
  readonly missing: readonly MissingWork[];
  /** Ids that papers' records have beside their fields, `pmid:30689646`; empty where none has any. */
  readonly recordIds: readonly (readonly string[])[];
  /** Who has a page; null where authors and venues have none. */
  readonly people: People | null;
  readonly drawing: Drawing;
  /** Pages that moved: `papers/old` → `papers/new`, `topics/old` → `topics/new`; each leads to one that is there. */
  readonly redirects: readonly { readonly from: string; readonly to: string }[];
  readonly ownPages: readonly OwnPage[];
  readonly logo: Logo | null;
}

/** What the pages are made of. */
export interface PageModel extends SiteModel {
  /** Papers of the whole map: `papers` may be a part of them. */
  readonly paperCount: number;
  /** Path of the project's folder in its repository, '' at its root. */
  readonly contentPath: string;
  /** `cited[i]` is of `papers[i]`, null where it gets no page; null in a corpus too large for citations as text. */
  readonly cited: readonly (StyledCitation | null)[] | null;
  /** Link previews were made. */
  readonly previews: boolean;
}

/** By slug: a hash of everything a paper's page is made of. */
export type PageKeys = Readonly<Record<string, string>>;
