import { z } from 'zod';
import type { AtlasPaper, AtlasSubtopic, AtlasTopic } from '../../atlas/types.ts';
import type { CitedElsewhere } from '../../corpus/citing/cited-elsewhere.ts';
import { type LinkRows, rowOf } from '../../corpus/citing/link-rows.ts';
import type { PaperWithoutTexts } from '../../corpus/paper.ts';
import { limitsOf } from '../../corpus/project/hosts.ts';
import type { OwnField } from '../../corpus/project/own-fields.ts';
import type { PageModel, SiteModel } from '../site-model.ts';
import { basePath, canonical } from '../view/address.ts';
import { openDataParts, PART_PAPERS } from './open-data-parts.ts';
import type { FileInPieces } from './write-files.ts';

const share = z.number().min(0).max(1);

/** A subtopic; `subtopics` are its parts, where it has some. */
const subtopicSchema = z.object({
  id: z.string(),
  name: z.string(),
  count: z.number().int(),
  phrases: z.array(z.string()),
  get subtopics() {
    return z
      .array(subtopicSchema)
      .optional()
      .describe('Parts of a large subtopic; their papers count in it too');
  },
});
type Subtopic = z.infer<typeof subtopicSchema>;

/** `/api/atlas.json`. */
export const atlasSchema = z.object({
  version: z.string().describe('Changes whenever anything published changes'),
  title: z.string(),
  papers: z.number().int().describe('Number of papers'),
  papersFiles: z
    .array(z.string())
    .optional()
    .describe(
      'Where the host may take no file as large as papers.jsonl: its lines, in order, in these files beside this one',
    ),
  topics: z
    .array(
      z.object({
        id: z.string().regex(/^[a-z0-9-]+$/),
        name: z.string(),
        description: z.string(),
        count: z.number().int(),
        phrases: z.array(z.string()),
        subtopics: z.array(subtopicSchema),
        groups: z
          .array(subtopicSchema)
          .optional()
          .describe('Of outside: what some of the papers that fit no topic have in common'),
      }),
    )
    .describe('In the owner’s order; outside stands last'),
  fidelity: z.object({
    neighbours: z.number().int().describe('k: size of the neighbourhoods compared'),
    trustworthiness: share,
    neighbourRecall: share,
  }),
});

/** One line of `/api/papers.jsonl`. */
export const paperSchema = z.object({
  slug: z.string(),
  id: z.string().regex(/^[a-z]{6}$/),
  title: z.string().describe('Plain Unicode'),
  url: z
    .string()
    .describe(
      'Address of the paper’s page: full where the site’s address is known, else from the root of the host',
    ),
  authors: z.array(z.string()).optional(),
  year: z.number().int().optional(),
  venue: z.string().optional(),
  doi: z.string().optional(),
  arxiv: z.string().optional(),
  topic: z.string(),
  confidence: share.describe('Probability of the topic'),
  pinned: z.literal(true).optional().describe('The owner decided the topic'),
  topics: z.record(z.string(), share).describe('Probability of each topic and of outside'),
  runnerUp: z.string(),
  subtopic: z.string().nullable().describe('The deepest that the paper is in'),
  path: z
    .array(z.string())
    .optional()
    .describe('Where `subtopic` is a part of another: the way to it from the topic, itself last'),
  group: z.string().optional().describe('Of a paper outside: its group there'),
  why: z.array(z.object({ phrase: z.string(), weight: z.number() })),
  x: share,
  y: share.describe('Upwards'),
  fidelity: share,
  related: z.array(
    z.object({
      slug: z.string(),
      score: z.number(),
      reasons: z.array(z.string()),
      bothCite: z.number().int().optional().describe('Works that both papers cite, from two on'),
    }),
  ),
  cites: z.array(z.string()).optional().describe('Slugs of the papers of this map that it cites'),
  citedBy: z.array(z.string()).optional().describe('Slugs of the papers of this map that cite it'),
  fields: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .optional()
    .describe('What it says in the fields that the owner of the map names'),
  citedElsewhere: z
    .object({ count: z.number().int(), date: z.string().describe('ISO day') })
    .optional()
    .describe('How often it is cited anywhere, as its source said on that day'),
});

/** A schema as a published JSON Schema. */
export function jsonSchema(schema: z.ZodType, title: string): string {
  return `${JSON.stringify({ title, ...z.toJSONSchema(schema) }, null, 2)}\n`;
}

/** The text of `/api/atlas.json`. */
export function atlasJson({
  version,
  site,
  paperCount,
  atlas,
}: Pick<PageModel, 'version' | 'site' | 'paperCount' | 'atlas'>): string {
  const { topics, fidelity } = atlas;
  const parts = openDataParts(site, paperCount);
  const data: z.infer<typeof atlasSchema> = {
    version,
    title: site.title,
    papers: paperCount,
    ...(parts.length > 0 && { papersFiles: [...parts] }),
    topics: topics.map((topic) => ({
      ...topic,
      phrases: [...topic.phrases],
      ...publishedParts(topic),
    })),
    fidelity,
  };
  return `${JSON.stringify(data, null, 1)}\n`;
}

/** What is outside has groups, not subtopics: they are parts of no topic. */
function publishedParts({ id, subtopics }: AtlasTopic): {
  readonly subtopics: Subtopic[];
  readonly groups?: Subtopic[];
} {
  const parts = subtopics.map(published);
  if (id !== 'outside') return { subtopics: parts };
  return { subtopics: [], ...(parts.length > 0 && { groups: parts }) };
}

function published({ phrases, subtopics, ...subtopic }: AtlasSubtopic): Subtopic {
  const parts = subtopics.map(published);
  return { ...subtopic, phrases: [...phrases], ...(parts.length > 0 && { subtopics: parts }) };
}

/** What the open data say of papers is made of. */
interface Model extends Pick<SiteModel, 'site' | 'atlas' | 'links' | 'elsewhere' | 'fields'> {
  readonly papers: readonly PaperWithoutTexts[];
}

/**
 * `/api/papers.jsonl`, and its parts where the owner's host may not take it; the whole stands beside them where it does.
 */
export function papersFiles(model: Model): readonly FileInPieces[] {
  const count = model.papers.length;
  const lineOf = lineMaker(model);
  const parts = openDataParts(model.site, count).map((name, n) => ({
    path: `api/${name}`,
    pieces: linesBetween(n * PART_PAPERS, Math.min(count, (n + 1) * PART_PAPERS), lineOf),
  }));
  const { fileBytes } = limitsOf(model.site);
  if (parts.length > 0 && isLarger(linesBetween(0, count, lineOf), fileBytes)) return parts;
  return [{ path: 'api/papers.jsonl', pieces: linesBetween(0, count, lineOf) }, ...parts];
}

/** Lines that are one piece: some 150 KB. */
const PIECE_LINES = 64;

/** The lines of papers in pieces, each made when it is asked for: all together are 200 MB of 80,000 papers. */
function* linesBetween(from: number, to: number, lineOf: (i: number) => string): Generator<string> {
  for (let first = from; first < to; first += PIECE_LINES) {
    const length = Math.min(PIECE_LINES, to - first);
    yield Array.from({ length }, (_, k) => lineOf(first + k)).join('');
  }
}

/** Whether pieces have more bytes than so many; no more of them are made than it takes to tell. */
function isLarger(pieces: Iterable<string>, most: number): boolean {
  let sum = 0;
  for (const piece of pieces) {
    sum += Buffer.byteLength(piece);
    if (sum > most) return true;
  }
  return false;
}

/** Makes the line of each paper, by its place. */
function lineMaker({
  site,
  papers,
  atlas,
  links,
  elsewhere,
  fields,
}: Model): (i: number) => string {
  return (i) => {
    const paper = papers[i]!;
    const slugs = (rows: LinkRows) => Array.from(rowOf(rows, i), (other) => papers[other]!.slug);
    const linked = {
      cites: links === null ? [] : slugs(links.cites),
      citedBy: links === null ? [] : slugs(links.citedBy),
      citedElsewhere: elsewhere[i] ?? null,
      fields: valuesOf(fields, i),
    };
    return openLine(site, paper, atlas.papers[i]!, linked);
  };
}

function valuesOf(fields: readonly OwnField[], i: number): Linked['fields'] {
  return Object.fromEntries(
    fields.flatMap(({ name, values }) => {
      const value = values[i] ?? null;
      return value === null ? [] : [[name, value] as const];
    }),
  );
}

/** What of a paper's line tells of citations and in the owner's fields; what is empty is left out. */
interface Linked {
  readonly cites: readonly string[];
  readonly citedBy: readonly string[];
  readonly citedElsewhere: CitedElsewhere | null;
  readonly fields: Readonly<Record<string, number | string>>;
}

/** Of a paper of which nothing is known of the kind. */
const NOTHING_LINKED: Linked = { cites: [], citedBy: [], citedElsewhere: null, fields: {} };

/** The line of a paper in `/api/papers.jsonl`, its end included. */
export function openLine(
  site: Pick<SiteModel['site'], 'address'>,
  paper: PaperWithoutTexts,
  at: AtlasPaper,
  { cites, citedBy, citedElsewhere, fields }: Linked = NOTHING_LINKED,
): string {
  const place = `papers/${paper.slug}/`;
  const url = canonical(site.address, place) ?? basePath(site.address) + place;
  const { slug, id, titlePlain, authors, year, venue, doi, arxiv } = paper;
  const { topic, confidence, pinned, topics, runnerUp, subtopic, path } = at;
  const { why, x, y, fidelity, related } = at;
  const line = JSON.stringify({
    slug,
    id,
    title: titlePlain,
    url,
    ...(authors.length > 0 ? { authors } : {}),
    ...(year === null ? {} : { year }),
    ...(venue === null ? {} : { venue }),
    ...(doi === null ? {} : { doi }),
    ...(arxiv === null ? {} : { arxiv }),
    topic,
    confidence,
    ...(pinned ? { pinned } : {}),
    topics,
    runnerUp,
    subtopic: topic === 'outside' ? null : subtopic,
    ...(path.length > 1 ? { path } : {}),
    ...(topic === 'outside' && subtopic !== null ? { group: subtopic } : {}),
    why,
    x,
    y,
    fidelity,
    related,
    ...(cites.length > 0 ? { cites } : {}),
    ...(citedBy.length > 0 ? { citedBy } : {}),
    ...(citedElsewhere === null ? {} : { citedElsewhere }),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  });
  return `${line}\n`;
}
