// Ships to the browser: what is told beside dots.
import { firstSentence } from '../../../map/labels/first-sentence.ts';
import { makeBox } from '../../../map/labels/label-box.ts';
import { boxOffset } from '../../../map/labels/title-sides.ts';
import { TITLE_COLUMN, TITLE_SIZE, titleLines, wrapText } from '../../../map/labels/title-text.ts';
import type { Points } from '../../../map/points.ts';
import type { PaperData } from './map-points.ts';
import { abstractText } from './map-texts.ts';
import { type HaloedText, makeTitle, type TitlePart } from './title-element.ts';
import {
  LINE_PX,
  type PixelBox,
  SENTENCE_COLUMN,
  type TitledPaper,
  type TitleLevel,
  textBox,
  titleLevels,
} from './title-levels.ts';

/** What lies around titles at a scale, in pixels at the usual text size, y downwards. */
interface TitleGround {
  readonly scale: number;
  /** So many times the scale of the map's first title. */
  readonly nearer: number;
  readonly names: readonly PixelBox[];
  /** Papers whose dots are near. */
  readonly dots: readonly number[];
}

/** A text and the middle of the edge by which it stands at its dot, in pixels from the dot. */
interface PlacedTitle extends HaloedText {
  readonly paper: number;
  readonly dx: number;
  readonly dy: number;
}

/** The texts beside dots: of these papers, as much as there is room for; others are taken off. */
export interface Titles {
  readonly set: (papers: readonly number[], ground: TitleGround) => readonly PlacedTitle[];
  /** The room of a title at a scale; null where it is not here yet. */
  readonly boxOf: (paper: number, scale: number) => PixelBox | null;
  /** Asks for the texts that have room and are not here yet. */
  readonly need: () => void;
}

/** A text as it stands on the map. */
interface Written extends PlacedTitle {
  readonly level: TitleLevel;
  readonly sentence: string | undefined;
}

/** Adds titles to two layers; `onText` hears of texts that have come. */
export function startTitles(data: PaperData, layers: HaloedText, onText: () => void): Titles {
  const { points, texts } = data;
  const written = new Map<number, Written>();
  /** First sentences that have come; undefined of those asked for. */
  const sentences = new Map<number, string | undefined>();
  const sizes = new Map<number, Pick<PixelBox, 'width' | 'height'>>();
  let missing: readonly number[] = [];

  function titledAt(paper: number, scale: number): TitledPaper {
    const [x, y] = placeAt(points, paper, scale);
    return { ...sizeOf(paper), x, y, side: points.titleSide[paper]! };
  }

  function sizeOf(paper: number): Pick<PixelBox, 'width' | 'height'> {
    const known = sizes.get(paper);
    if (known !== undefined) return known;
    const size = makeBox(titleLines(texts.title(paper)!), TITLE_SIZE, false);
    sizes.set(paper, size);
    return size;
  }

  function write(paper: number, level: TitleLevel): PlacedTitle {
    const sentence = level === 3 ? sentences.get(paper) : undefined;
    const old = written.get(paper);
    if (old?.level === level && old.sentence === sentence) return old;
    if (old !== undefined) takeOff(old);
    const parts = partsOf(data, paper, level, sentence);
    const lines = parts.reduce((sum, part) => sum + part.lines.length, 0);
    const side = points.titleSide[paper]!;
    const [dx, dy] = boxOffset(side, 0, lines * LINE_PX);
    const [text, halo] = [makeTitle(parts, side), makeTitle(parts, side)];
    layers.text.prepend(text);
    layers.halo.append(halo);
    const next = { paper, level, sentence, dx, dy, text, halo };
    written.set(paper, next);
    return next;
  }

  async function askSentence(paper: number): Promise<void> {
    sentences.set(paper, undefined);
    const abstract = await abstractText(points.number[paper]!, points.count).catch(() => undefined);
    // The line is down: it is asked for again when the map has moved.
    if (abstract === undefined) sentences.delete(paper);
    if (!abstract) return;
    sentences.set(paper, firstSentence(abstract));
    onText();
  }

  return {
    boxOf: (paper, scale) =>
      texts.title(paper) === undefined ? null : textBox(titledAt(paper, scale), 1),
    set(papers, { scale, nearer, names, dots }) {
      const here = papers.filter((paper) => texts.title(paper) !== undefined);
      const titled = here.map((paper) => titledAt(paper, scale));
      const others = dots.map((paper) => placeAt(points, paper, scale));
      const levels = titleLevels(titled, others, names, nearer);
      takeOffOthers(written, new Set(here));
      missing = here.filter((paper, i) => levels[i] === 3 && !sentences.has(paper));
      return here.map((paper, i) => write(paper, levels[i]!));
    },
    need() {
      for (const paper of missing) void askSentence(paper);
    },
  };
}

function placeAt({ x, y }: Points, paper: number, scale: number): readonly [number, number] {
  return [x[paper]! * scale, -y[paper]! * scale];
}

function partsOf(
  { points, texts }: PaperData,
  paper: number,
  level: TitleLevel,
  sentence: string | undefined,
): readonly TitlePart[] {
  const year = points.year[paper]!;
  const byline = [texts.authors(paper) ?? '', year === 0 ? '' : String(year)].join(' ').trim();
  const parts: TitlePart[] = [{ name: '', lines: titleLines(texts.title(paper)!) }];
  if (level > 1 && byline !== '')
    parts.push({ name: 'byline', lines: wrapText(byline, { ...TITLE_COLUMN, maxLines: 1 }) });
  if (sentence !== undefined)
    parts.push({ name: 'sentence', lines: wrapText(sentence, SENTENCE_COLUMN) });
  return parts;
}

function takeOffOthers(written: Map<number, Written>, keep: ReadonlySet<number>): void {
  for (const [paper, old] of written) {
    if (keep.has(paper)) continue;
    takeOff(old);
    written.delete(paper);
  }
}

function takeOff({ text, halo }: HaloedText): void {
  text.remove();
  halo.remove();
}
