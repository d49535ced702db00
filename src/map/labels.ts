import type { Atlas } from '../atlas/types.ts';

/** A name on the map and from which scale on it is shown. */
export interface Label {
  readonly kind: 'topic' | 'subtopic' | 'phrase' | 'title';
  /** One or two lines. */
  readonly lines: readonly string[];
  readonly topic: string;
  /** Subtopic id or slug, for the link; null for a topic's name and a phrase. */
  readonly target: string | null;
  /** Place in the unit square. */
  readonly x: number;
  readonly y: number;
  /** Shown where the square's side is this many pixels or more (at the usual text size); whole. */
  readonly from: number;
}

/** Text sizes in pixels by kind, as the style sheet sets them. */
const SIZES = { topic: 22, subtopic: 14, phrase: 12, title: 12 } as const;
/** Mean width of a character in its text's size; capitals spaced wide for topics. Generous: a box too wide costs a label, one too narrow an overlap. */
const WIDTHS = { topic: 0.68, subtopic: 0.56, phrase: 0.5, title: 0.52 } as const;
const LINE_HEIGHT = 1.25;
/** Pixels between two names. */
const AIR = 6;
/** A title stands this far below its dot. */
const TITLE_DROP = 13;
/** The smallest side a map is shown at (a phone's 360 px, its text three quarters as large); below it names may go too. */
const SMALLEST_SIDE = 480;
/** Names of topics have the sheet for themselves at first, phrases and titles come when one zooms. */
const EARLIEST = { topic: SMALLEST_SIDE, subtopic: 620, phrase: 1500, title: 2600 } as const;
/** Deeper than the deepest zoom on a large screen nothing is shown. */
const LATEST = 64_000;
const LONGEST_TITLE = 56;
/** Beyond this many papers, titles are not set on the map. */
const MOST_TITLES = 2000;

interface Box extends Label {
  readonly width: number;
  readonly height: number;
  readonly drop: number;
}

/**
 * Names of topics, subtopics, phrases and papers. Each gets once and for all the scale from which on it overlaps
 * none before it: places move apart as scale grows while text keeps its size, so what is free stays free.
 */
export function placeLabels(atlas: Atlas, titles: ReadonlyMap<string, string>): readonly Label[] {
  const placed: Box[] = [];
  for (const box of candidates(atlas, titles)) {
    let from: number = EARLIEST[box.kind];
    for (const other of placed) {
      const apart = scaleApart(box, other);
      if (apart > other.from) from = Math.max(from, apart);
    }
    if (from <= LATEST) placed.push({ ...box, from: Math.ceil(from) });
  }
  return placed.map(({ kind, lines, topic, target, x, y, from }) => ({
    kind,
    lines,
    topic,
    target,
    x,
    y,
    from,
  }));
}

/** The scale (pixels a unit) from which on two boxes are apart: along x or along y, whichever comes first. */
function scaleApart(a: Box, b: Box): number {
  const width = (a.width + b.width) / 2 + AIR;
  const height = (a.height + b.height) / 2 + AIR + Math.abs(a.drop - b.drop);
  return Math.min(width / Math.abs(a.x - b.x), height / Math.abs(a.y - b.y));
}

function candidates(atlas: Atlas, titles: ReadonlyMap<string, string>): readonly Box[] {
  const named = atlas.topics.filter(({ id, count }) => id !== 'outside' && count > 0);
  const topics = named.map(({ id, name }) => {
    const centre = densest(atlas.papers.filter(({ topic }) => topic === id));
    return box('topic', inTwo(name), id, null, centre.x, centre.y);
  });
  const subtopics = named.flatMap((topic) =>
    topic.subtopics.map(({ id, name }) => {
      const centre = densest(atlas.papers.filter(({ subtopic }) => subtopic === id));
      return box('subtopic', inTwo(name), topic.id, id, centre.x, centre.y);
    }),
  );
  const phrases = atlas.phraseLabels.map(({ text, topic, x, y }) =>
    box('phrase', [text], topic, null, x, y),
  );
  if (atlas.papers.length > MOST_TITLES) return [...topics, ...subtopics, ...phrases];
  const papers = atlas.papers.map(({ slug, topic, x, y }) => {
    const title = titles.get(slug) ?? slug;
    const line =
      title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : title;
    return box('title', [line], topic, slug, x, y);
  });
  return [...topics, ...subtopics, ...phrases, ...papers];
}

function box(
  kind: Label['kind'],
  lines: readonly string[],
  topic: string,
  target: string | null,
  x: number,
  y: number,
): Box {
  const longest = Math.max(...lines.map(widthInCharacters));
  const width = longest * WIDTHS[kind] * SIZES[kind];
  const height = lines.length * SIZES[kind] * LINE_HEIGHT;
  // A name that reaches over the edge at the smallest scale it is shown at moves in.
  const half = width / 2 / Math.max(EARLIEST[kind], SMALLEST_SIDE);
  const inside =
    kind === 'title' ? x : Math.min(1 - Math.min(0.5, half), Math.max(Math.min(0.5, half), x));
  return {
    kind,
    lines,
    topic,
    target,
    x: round(inside),
    y: round(y),
    from: 0,
    width,
    height,
    drop: kind === 'title' ? TITLE_DROP : 0,
  };
}

/** Chinese, Japanese and Korean characters are twice as wide. */
function widthInCharacters(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/.test(character) ? 2 : 1;
  return width;
}

/** Breaks a long name at the space nearest its middle. */
function inTwo(name: string): readonly string[] {
  if (name.length <= 14 || !name.includes(' ')) return [name];
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index);
  const middle = spaces.reduce((best, at) =>
    Math.abs(at - name.length / 2) < Math.abs(best - name.length / 2) ? at : best,
  );
  return [name.slice(0, middle), name.slice(middle + 1)];
}

/** The paper that has most others close by: a name stands where its land is thickest. */
function densest(papers: readonly { readonly x: number; readonly y: number }[]): {
  readonly x: number;
  readonly y: number;
} {
  const reach = 0.08;
  let best = papers[0]!;
  let most = -1;
  for (const paper of papers) {
    let near = 0;
    for (const other of papers)
      near += Math.exp(
        -((paper.x - other.x) ** 2 + (paper.y - other.y) ** 2) / (2 * reach * reach),
      );
    if (near > most) {
      most = near;
      best = paper;
    }
  }
  return best;
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
