import type { Paper, SiteSettings } from '../paper.ts';
import type { AuthorRules } from './author-rules.ts';
import { type Authors, identifyAuthors } from './identify-authors.ts';
import type { OrcidRecord } from './orcids-of-names.ts';
import { identifyVenues, type Venue } from './venues.ts';

/** Who wrote the papers of a map, and where they appeared. */
export interface People extends Authors {
  readonly venues: readonly Venue[];
  /** `venueOf[i]` is the number of the venue of paper `i`; −1 where it has none. */
  readonly venueOf: readonly number[];
}

/** Free hosts bear some twenty thousand files; authors are several times as many as papers. */
const MAX_PAPERS = 20_000;

/** The authors and venues that get pages; null where the corpus is too large for them and the owner does not ask. */
export function peopleOf({
  papers,
  site,
  authorRules,
  records,
}: {
  readonly papers: readonly Paper[];
  readonly site: Pick<SiteSettings, 'authorPages'>;
  readonly authorRules: AuthorRules;
  readonly records: ReadonlyMap<string, OrcidRecord>;
}): People | null {
  if (!(site.authorPages ?? papers.length <= MAX_PAPERS)) return null;
  const { venues, ofPaper } = identifyVenues(papers);
  return { ...identifyAuthors(papers, authorRules, records), venues, venueOf: ofPaper };
}
