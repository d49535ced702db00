import { type LinkedPaper, linkedPapers } from '../atlas/related/linked-papers.ts';
import type { Atlas, AtlasPaper } from '../atlas/types.ts';
import type { CitationLinks } from '../corpus/citing/citation-links.ts';
import type { PaperWithoutTexts } from '../corpus/paper.ts';
import type { People } from '../corpus/people/people.ts';
import { namePages } from './authors-file.ts';
import type { PanelLinks, PanelPaper } from './panels.ts';

interface Model {
  readonly papers: readonly PaperWithoutTexts[];
  readonly atlas: Atlas;
  readonly links: CitationLinks | null;
  readonly people: People | null;
}

/** What panels say in the language of the interface. */
export interface PanelWords {
  /** How sure the program is of a paper's topic, in a sentence; `names` by topic id. */
  readonly confidenceText: (place: AtlasPaper, names: ReadonlyMap<string, string>) => string;
  /** How many works two papers both cite, as a reason. */
  readonly citedWorks: (count: number) => string;
  /** How paper `i` is cited in APA style; undefined in a corpus too large. */
  readonly apa: (i: number) => string | undefined;
  /** What paper `i` says in the owner's fields. */
  readonly fieldTexts: (i: number) => NonNullable<PanelPaper['fields']>;
}

/** What the panel of the map says of each paper, made as it is asked for. */
export function* panelPapers(
  { papers, atlas, links, people }: Model,
  { confidenceText, citedWorks, fieldTexts, apa }: PanelWords,
): Generator<PanelPaper> {
  const titles = new Map(papers.map(({ slug, titlePlain }) => [slug, titlePlain]));
  const names = new Map(atlas.topics.map(({ id, name }) => [id, name]));
  const linkedOf = linkedPapers(papers, atlas, links);
  const listed = (linked: readonly LinkedPaper[]): PanelLinks => ({
    count: linked.length,
    papers: linked.slice(0, MAX_LINKED).map(({ index, reasons }) => {
      const { slug, titlePlain, year } = papers[index]!;
      return { slug, title: titlePlain, year, reasons };
    }),
  });
  for (const [i, paper] of papers.entries()) {
    const standing = confidenceText(atlas.papers[i]!, names);
    const { cites, citedBy } = linkedOf(i);
    const fields = fieldTexts(i);
    const styled = apa(i);
    yield {
      ...panelOf(paper, atlas.papers[i]!, titles, standing, citedWorks),
      ...(styled !== undefined && { apa: styled }),
      ...(fields.length > 0 && { fields }),
      ...(people !== null && { pages: namePages(people, i) }),
      ...(cites.length > 0 && { cites: listed(cites) }),
      ...(citedBy.length > 0 && { citedBy: listed(citedBy) }),
    };
  }
}

/** Papers listed in a panel, and arrows drawn to them: more would be a thicket. Their own page has more. */
const MAX_LINKED = 12;

function panelOf(
  paper: PaperWithoutTexts,
  place: Atlas['papers'][number],
  titles: ReadonlyMap<string, string>,
  standing: string,
  citedWorks: PanelWords['citedWorks'],
): PanelPaper {
  const { slug, id, titlePlain, authors, year, venue, doi, arxiv, url, keywords } = paper;
  return {
    slug,
    title: titlePlain,
    authors,
    year,
    venue,
    doi,
    record: {
      id,
      ...(arxiv !== null && { arxiv }),
      ...(url !== null && { url }),
      ...(keywords.length > 0 && { keywords }),
    },
    standing,
    why: place.why,
    related: place.related.map((other) => ({
      slug: other.slug,
      title: titles.get(other.slug) ?? other.slug,
      reasons:
        other.bothCite === undefined
          ? other.reasons
          : [...other.reasons, citedWorks(other.bothCite)],
    })),
  };
}
