import type { Paper, SiteSettings } from '../paper.ts';
import { limitsOf } from '../project/hosts.ts';
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
/** Files that search, panels and lists take a paper: 0.62 among 10,000. */
const DATA_FILES = 0.7;

/** The authors and venues that get pages; null where they are too many, for any host or the owner's, and she does not ask. */
export function peopleOf({
  papers,
  site,
  authorRules,
  records,
}: {
  readonly papers: readonly Paper[];
  readonly site: Pick<SiteSettings, 'authorPages' | 'host' | 'pages'>;
  readonly authorRules: AuthorRules;
  readonly records: ReadonlyMap<string, OrcidRecord>;
}): People | null {
  if (!(site.authorPages ?? papers.length <= MAX_PAPERS)) return null;
  const { venues, ofPaper } = identifyVenues(papers);
  const people = { ...identifyAuthors(papers, authorRules, records), venues, venueOf: ofPaper };
  const ofPapers = papers.length * ((site.pages === 'files' ? 1 : 0) + DATA_FILES);
  const files = ofPapers + people.authors.length + venues.length;
  // What the owner wants stays, and the build tells that the host will not take it.
  return site.authorPages === null && files > limitsOf(site).files ? null : people;
}
