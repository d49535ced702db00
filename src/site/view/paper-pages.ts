import { hash } from 'node:crypto';
import { isDivided } from '../../search/text-files.ts';
import { buildContext } from '../build/build-context.ts';
import { paperPreview } from '../previews/paper-preview.ts';
import { authorsOf, venueOf } from './contributors.ts';
import { prevAndNext } from './groups.ts';
import { linksOf } from './linked.ts';
import {
  confidenceOf,
  languageOf,
  model,
  type PlacedPaper,
  paperCount,
  paperOf,
  papers,
  subtopicsOn,
  topicOf,
  topics,
} from './page-data.ts';
import { TOPICS_CSS } from './topics-css.ts';

/** The papers whose pages are to be written: all but those that stand already, with the same key, in the last site. */
export function papersToWrite(): readonly PlacedPaper[] {
  const given = buildContext();
  if (!given.makesPapers) return [];
  const keys = Object.fromEntries(papers.map((paper) => [paper.slug, keyOf(paper)]));
  given.onKeys(keys);
  toWrite = papers.filter(({ slug }) => keys[slug] !== given.reusable[slug]);
  return toWrite;
}

let toWrite: readonly PlacedPaper[] = [];

/** A paper's page says that it is being made. */
export function tellOfPage(): void {
  buildContext().onPage(toWrite.length);
}

/** What all pages share. */
const frame = JSON.stringify([
  model.site,
  model.contentPath,
  model.ownPages.map(({ name, title, place }) => [name, title, place]),
  model.logo && [model.logo.name, model.logo.size],
  isDivided(paperCount),
  model.previews && paperPreview('', '', paperCount),
  TOPICS_CSS.path,
  topics.map(({ id, name }) => [id, name]),
]);

/**
 * A page may read its own paper, the groups it belongs to, and of the papers it links to what a list says of them;
 * nothing else, or an edit elsewhere would not reach it. `tests/site/incremental.test.ts` compares every byte.
 */
function keyOf(paper: PlacedPaper): string {
  // The plain text follows from the abstract.
  const { abstractPlain: _, ...own } = paper;
  const { topic, path, related } = paper.at;
  const way = subtopicsOn(topic, path);
  const count = (way.at(-1) ?? topicOf(topic)).count;
  const { previous, next } = prevAndNext(paper);
  const { cites, citedBy } = linksOf(paper);
  const cited = [...cites.listed, ...citedBy.listed];
  const linked = [
    ...related.map(({ slug }) => paperOf(slug)),
    previous,
    next,
    ...cited.map(({ paper: other }) => other),
  ];
  const parts = [
    frame,
    JSON.stringify(own),
    JSON.stringify([way.map(({ name }) => name), count]),
    JSON.stringify([authorsOf(paper), venueOf(paper)]),
    JSON.stringify([cites.count, citedBy.count, cited.map(({ reasons }) => reasons)]),
    ...linked.map((other) => other && listing(other)),
  ];
  return hash('sha256', parts.join('\0'), 'hex').slice(0, 24);
}

/** Some ten pages link to each paper. */
const listings = new Map<PlacedPaper, string>();

/** Hash of what a list says of a paper. */
function listing(paper: PlacedPaper): string {
  const known = listings.get(paper);
  if (known !== undefined) return known;
  const { slug, title, authors, venue, year, at } = paper;
  const said = [
    slug,
    title,
    authors,
    venue,
    year,
    at.topic,
    at.path,
    confidenceOf(at),
    languageOf(paper),
  ];
  const digest = hash('sha256', JSON.stringify(said), 'base64');
  listings.set(paper, digest);
  return digest;
}
