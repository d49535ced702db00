// Runs in the browser too.

/** What the browser map asks for once a paper is chosen, beside its abstract, which search's texts have. */
export interface PanelPaper {
  readonly slug: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly venue: string | null;
  readonly doi: string | null;
  /** Of its record what a citation is made of beside these; left out where it is not known. */
  readonly record: PanelRecord;
  /** Its citation in APA style; left out in a corpus too large for citations as text. */
  readonly apa?: string;
  /** What it says in the owner's fields, in words; left out where it says nothing. */
  readonly fields?: readonly (readonly [label: string, text: string])[];
  /** Slugs of the pages of its first authors and its venue; null where a name has none, left out where no name has. */
  readonly pages?: {
    readonly authors: readonly (string | null)[];
    readonly venue: string | null;
  };
  /** How sure the program is of its topic, in words. */
  readonly standing: string;
  readonly why: readonly { readonly phrase: string; readonly weight: number }[];
  readonly related: readonly {
    readonly slug: string;
    readonly title: string;
    readonly reasons: readonly string[];
  }[];
  /** What it cites here and what cites it; left out where there is nothing. */
  readonly cites?: PanelLinks;
  readonly citedBy?: PanelLinks;
}

/** What only a citation says of a paper. */
interface PanelRecord {
  /** Its short id, a part of the key it is cited by. */
  readonly id: string;
  readonly arxiv?: string;
  readonly url?: string;
  readonly keywords?: readonly string[];
}

/** Papers linked to one, in the order of years: how many in all, and the first of them. */
export interface PanelLinks {
  readonly count: number;
  readonly papers: readonly {
    readonly slug: string;
    readonly title: string;
    readonly year: number | null;
    readonly reasons: readonly string[];
  }[];
}

/** Papers in one file of panel texts: few enough to come at once, many enough that neighbours in the list share it. */
export const PANEL_PAPERS = 32;
