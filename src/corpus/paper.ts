import { z } from 'zod';

/**
 * What an owner may write above a paper's abstract. Unknown fields are kept in the file and passed over.
 * Example: `title: "P$^2$ Law"`, `year: 2024`, `topic: quantization`.
 */
export const frontMatterSchema = z.looseObject({
  /** As in the source, LaTeX remnants kept. */
  title: z.string().trim().min(1),
  /** One name an entry, as printed: `Ada Lovelace`. */
  authors: z.array(z.string()).default([]),
  year: z.number().int().min(1000).max(2999).nullish(),
  venue: z.string().nullish(),
  /** Without resolver: `10.1000/182`. */
  doi: z.string().nullish(),
  /** `2401.01234`. */
  arxiv: z.string().nullish(),
  url: z.string().nullish(),
  /** Address of the code. */
  code: z.string().nullish(),
  keywords: z.array(z.string()).default([]),
  /** The owner's pin: a topic id or `outside`. */
  topic: z.string().nullish(),
});

/** One paper as every later stage sees it. Texts `…Plain` are Unicode without LaTeX or Markdown. */
export interface Paper {
  /** Made once from the first title, never changes: its address. */
  readonly slug: string;
  /** Six letters a–z, stable, unique in the corpus: for lists in addresses. */
  readonly id: string;
  /** As in the file, LaTeX remnants kept: `P$^2$ Law`. */
  readonly title: string;
  /** `P² Law`. */
  readonly titlePlain: string;
  /** Markdown of the abstract as in the content file; '' where the source has none. */
  readonly abstract: string;
  readonly abstractPlain: string;
  /** What its texts are written in, of a paper that was read with more of them than stand here; null where that tells nothing. */
  readonly language?: string | null;
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly venue: string | null;
  readonly doi: string | null;
  readonly arxiv: string | null;
  readonly url: string | null;
  readonly code: string | null;
  readonly keywords: readonly string[];
  /** Topic id pinned by the owner, or `outside`; null where the program decides. */
  readonly pin: string | null;
  /** ISO day on which the record was first imported; the file's paper has none when hand-written without import. */
  readonly added: string | null;
}

/** A paper by what lists and records say of it; its title is plain. */
export type PaperWithoutTexts = Omit<Paper, 'title' | 'abstract' | 'abstractPlain'>;

/** A topic as the owner names it in `topics.yaml`. */
export interface NamedTopic {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly phrases: readonly string[];
  /** Ids it had before: their addresses lead on, pins to them hold. */
  readonly was?: readonly string[];
}

/** What the values of a field are: amounts, years, or names of groups. */
export type FieldKind = 'number' | 'year' | 'category';

/** A field of the papers' front matter that `site.yaml` names. */
export interface FieldSetting {
  readonly name: string;
  /** How readers see it. */
  readonly label: string;
  /** Null: told from the values. */
  readonly kind: FieldKind | null;
}

/** `site.yaml`, checked. */
export interface SiteSettings {
  readonly title: string;
  readonly description: string;
  /** Full address, no trailing slash, may end in a sub-path; null: no canonical addresses, sitemap, feeds. */
  readonly address: string | null;
  readonly licence: string | null;
  readonly repository: string | null;
  readonly authors: readonly string[];
  readonly language: string;
  readonly abstracts: 'full' | 'excerpt' | 'none';
  /** How papers' pages are published: a file each, or packed, many to a file. */
  readonly pages: 'files' | 'packed';
  /** How imports keep papers below the project: a Markdown file each, or a line each in shards. */
  readonly papers: 'files' | 'shards';
  /** Where the site will live: what that host doesn't take is told. */
  readonly host: 'github' | 'cloudflare' | 'netlify' | 'any';
  /** Whether a service worker keeps what readers saw, for when their line is down. */
  readonly offline: boolean;
  /** Whether authors and venues get pages; null: where the corpus is small enough for any host. */
  readonly authorPages: boolean | null;
  /** Fields of the papers' front matter that readers see, colour and filter by. */
  readonly fields: readonly FieldSetting[];
}
