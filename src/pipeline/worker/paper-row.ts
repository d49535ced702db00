import { z } from 'zod';
import { runnerUpAmong } from '../../atlas/assemble.ts';
import { subtopicsBelow } from '../../atlas/subtopics-below.ts';
import type { AtlasPaper } from '../../atlas/types.ts';
import type { Paper } from '../../corpus/paper.ts';
import { LINE_FORM } from '../../corpus/paper-forms.ts';
import { readPaper } from '../../corpus/read-paper.ts';
import { makeShortId } from '../../corpus/slug.ts';
import type { SiteFrame } from '../../site/site-frame.ts';
import { wrongLine } from './line-input.ts';

const texts = z.array(z.string());

/** What the map of the sample says of one of its papers beside what any row has. */
const knownSchema = z.object({
  pin: z.string().nullable(),
  runnerUp: z.string(),
  why: z.array(z.object({ phrase: z.string(), weight: z.number() })),
  fidelity: z.number(),
  /** By slug of a related paper. */
  reasons: z.record(z.string(), texts),
});

/** A row of the table of papers: its fields as a line of `papers/` has them, then its place on the map. */
export const rowSchema = z.object({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  /** Its short id, where its own first choice is another paper's. */
  id: z
    .string()
    .regex(/^[a-z]{6}$/)
    .nullish(),
  title: z.string().trim().min(1),
  abstract: z.string().nullish(),
  /** As `classify` tells it; null where it knows none. Without it the texts that are here tell. */
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .nullish(),
  authors: texts.nullish(),
  year: z.number().int().nullish(),
  venue: z.string().nullish(),
  doi: z.string().nullish(),
  arxiv: z.string().nullish(),
  url: z.string().nullish(),
  code: z.string().nullish(),
  keywords: texts.nullish(),
  topic: z.string(),
  /** In the order of the map's topics. */
  probabilities: z.array(z.number()),
  path: texts.default([]),
  x: z.number().default(0),
  y: z.number().default(0),
  related: z.array(z.object({ slug: z.string(), score: z.number() })).default([]),
  /** Null of papers that are not of the sample. */
  known: knownSchema.nullish(),
});
export type PaperRow = z.infer<typeof rowSchema>;

/** Rows of which parts of a site are made, and of the papers that these name. */
export const rowsSchema = z.object({
  papers: z.array(rowSchema).min(1),
  linked: z.array(rowSchema).default([]),
});

/** The papers of some rows, sorted by slug, and their places on the map. */
export interface PlacedRows {
  /** Slugs of those that are not only named by others. */
  readonly own: ReadonlySet<string>;
  readonly papers: readonly Paper[];
  readonly places: readonly AtlasPaper[];
}

/** Reads papers out of their rows as they are read out of a project. Throws `ToldError` where a row lacks something. */
export function placedRows(
  { atlas }: SiteFrame,
  { papers, linked }: z.infer<typeof rowsSchema>,
  n: number,
): PlacedRows {
  const own = new Map(papers.map((row) => [row.slug, row]));
  const rows = new Map([...linked.map((row) => [row.slug, row] as const), ...own]);
  const names = new Map(
    atlas.topics.flatMap((topic) => subtopicsBelow(topic).map(({ part }) => [part.id, part.name])),
  );
  const topicNames = new Map(
    atlas.topics.filter(({ id }) => id !== 'outside').map(({ id, name }) => [id, name]),
  );
  /** The smallest named group that two papers are both in. */
  const groupOfBoth = (a: PaperRow, b: PaperRow): readonly string[] => {
    const both = a.path.findLast((id) => b.path.includes(id));
    const name = names.get(both ?? '') ?? (a.topic === b.topic ? topicNames.get(a.topic) : null);
    return name == null ? [] : [name];
  };
  const relatedOf = (row: PaperRow): AtlasPaper['related'] =>
    (own.has(row.slug) ? row.related : []).flatMap(({ slug, score }) => {
      const other = rows.get(slug);
      if (other === undefined)
        throw wrongLine(
          `missing row ${slug}`,
          n,
          `${row.slug} is related to it: put it in linked.`,
        );
      const reasons = row.known?.reasons[slug];
      // Both are on the map of the sample, which leaves out what nothing explains.
      if (reasons === undefined && row.known != null && other.known != null) return [];
      return [{ slug, score, reasons: reasons ?? groupOfBoth(row, other) }];
    });
  const topicOf = topicPlaces(atlas.topics);
  const sorted = [...rows.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
  return {
    own: new Set(papers.map(({ slug }) => slug)),
    papers: sorted.map((row) => paperOfRow(row, n)),
    places: sorted.map((row) => placeOfRow(row, atlas, topicOf, relatedOf(row), n)),
  };
}

/** The paper of a row. */
export function paperOfRow(row: PaperRow, n: number): Paper {
  const { slug, title, abstract, authors, year, venue, doi, arxiv, url, code, keywords } = row;
  const fields = { title, authors, year, venue, doi, arxiv, url, code, keywords };
  const line = LINE_FORM.format(slug, fields, abstract ?? '');
  const { paper } = readPaper(line, { slug, file: 'papers/0.jsonl', line: n, start: 0, end: 0 });
  if (paper === null) throw wrongLine(`invalid paper ${slug}`, n, 'Give it as read gives it.');
  const id = row.id ?? makeShortId(slug, NOTHING_TAKEN);
  const told = row.language === undefined ? {} : { language: row.language };
  return { slug, id, ...paper, ...told, pin: row.known?.pin ?? null, added: null };
}

const NOTHING_TAKEN: ReadonlySet<string> = new Set();

/**
 * Tells the place of a row's topic among those of a map. What it gives throws `ToldError` where the row is of another
 * map: by its topic, its probabilities or its subtopics.
 */
export function topicPlaces(
  topics: SiteFrame['atlas']['topics'],
): (row: Pick<PaperRow, 'slug' | 'topic' | 'probabilities' | 'path'>, n: number) => number {
  const placeOf = new Map(topics.map(({ id }, place) => [id, place]));
  const partsOf = topics.map((topic) => new Set(subtopicsBelow(topic).map(({ part }) => part.id)));
  return ({ slug, topic, probabilities, path }, n) => {
    const remedy = `${slug} is of another map than the kit.`;
    const place = placeOf.get(topic);
    if (place === undefined || probabilities.length !== topics.length)
      throw wrongLine(`unknown topic ${topic}`, n, remedy);
    const odd = path.find((id) => !partsOf[place]!.has(id));
    if (odd !== undefined) throw wrongLine(`unknown subtopic ${odd}`, n, remedy);
    return place;
  };
}

function placeOfRow(
  row: PaperRow,
  { topics, fidelity }: SiteFrame['atlas'],
  topicOf: ReturnType<typeof topicPlaces>,
  related: AtlasPaper['related'],
  n: number,
): AtlasPaper {
  const { slug, topic, probabilities, path, x, y, known } = row;
  const number = topicOf(row, n);
  const ids = topics.map(({ id }) => id);
  return {
    ...{ slug, topic, path, x, y, related },
    pinned: known?.pin != null,
    confidence: probabilities[number]!,
    topics: Object.fromEntries(ids.map((id, c) => [id, probabilities[c]!])),
    runnerUp: known?.runnerUp ?? ids[runnerUpAmong(probabilities, number)]!,
    subtopic: path.at(-1) ?? null,
    why: known?.why ?? [],
    // Of a further paper nothing better is known than what holds for the map.
    fidelity: known?.fidelity ?? fidelity.neighbourRecall,
  };
}
