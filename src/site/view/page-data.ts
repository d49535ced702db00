import { foreignLanguageOf } from '../../atlas/language/text-language.ts';
import type { AtlasPaper, AtlasSubtopic, AtlasTopic } from '../../atlas/types.ts';
import type { Paper } from '../../corpus/paper.ts';
import { topicClass as classOf, topicNumbers } from '../../map/topic-class.ts';
import { buildContext } from '../build/build-context.ts';
import type { StyledCitation } from '../citations/styles.ts';
import type { PageModel } from '../site-model.ts';
import { pageLanguage, stringsFor } from '../strings/strings.ts';
import { basePath, canonical as canonicalOf } from './address.ts';
import { confidenceText, runnerUpText } from './confidence-text.ts';
import { type FieldText, fieldTexts } from './field-texts.ts';
import { ShownPlace } from './shown-place.ts';

/** The map these pages are of. */
export const model: PageModel = buildContext().model;

/** Papers of the whole map: `papers` may be a part of them. */
export const { paperCount } = model;

/** The catalogue of the interface's language. */
export const strings = stringsFor(model.site.language);
/** What the pages say, in the language of the interface. */
export const { shared, pages: say, about, search: searching } = strings;

/** A paper with its place on the map. */
export interface PlacedPaper extends Paper {
  readonly at: AtlasPaper;
  /** What it says in the fields that `site.yaml` names. */
  readonly fields: readonly FieldText[];
  /** Null in a corpus too large for citations as text. */
  readonly styled: StyledCitation | null;
}

/** All papers, sorted by slug. */
export const papers: readonly PlacedPaper[] = model.papers.map((paper, i) => ({
  ...paper,
  at: new ShownPlace(model.atlas.papers[i]!),
  fields: fieldTexts(model.fields, i, strings),
  styled: model.cited?.[i] ?? null,
}));

export const topics: readonly AtlasTopic[] = model.atlas.topics;

const paperBySlug = new Map(papers.map((paper) => [paper.slug, paper]));
const topicById = new Map(topics.map((topic) => [topic.id, topic]));
const topicNames = new Map(topics.map(({ id, name }) => [id, name]));
const numbers = topicNumbers(topics);

const tag = pageLanguage(model.site.language);

/** The language of a paper where it is known to be another than that of the pages. */
export function languageOf(paper: PlacedPaper): string | undefined {
  return foreignLanguageOf(paper, tag);
}

export function paperOf(slug: string): PlacedPaper {
  return paperBySlug.get(slug)!;
}

export function topicOf(id: string): AtlasTopic {
  return topicById.get(id)!;
}

/** The subtopics on the way down from a topic, as far as `path` leads. */
export function subtopicsOn(topic: string, path: readonly string[]): readonly AtlasSubtopic[] {
  const way: AtlasSubtopic[] = [];
  for (const step of path) {
    const next = (way.at(-1) ?? topicOf(topic)).subtopics.find(({ id }) => id === step);
    if (next === undefined) break;
    way.push(next);
  }
  return way;
}

/** The class that carries a topic's colour, by its id. */
export function topicClass(topic: string): string {
  return classOf(numbers.get(topic) ?? 0);
}

/** Sub-path of the site, with slashes at both ends. */
const base: string = basePath(model.site.address);

/** The address of a path of the site, for links: `papers/a/` → `/somewhere/papers/a/`. */
export function href(path: string): string {
  return base + path;
}

/** The full address of a path; null where the site's own isn't known. */
export function canonical(path: string): string | null {
  return canonicalOf(model.site.address, path);
}

/** What else a paper's topic might be where the program is sure, in words. */
export function runnerUpOf(at: AtlasPaper): string {
  return runnerUpText(at, topicNames, strings);
}

/** How sure the program is of a paper's topic, in words. */
export function confidenceOf(at: AtlasPaper): string {
  return confidenceText(at, topicNames, strings);
}
