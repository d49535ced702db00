import { isCommonTitle, MAX_YEARS_APART, nameWords, titleWords } from '../importing/match-keys.ts';
import { fewLettersDiffer, titleDifferences } from '../importing/title-differences.ts';
import { alignTitle, type TitleSpan } from './align-title.ts';
import {
  type FoldedText,
  foldedText,
  IN_WORD,
  PARTED,
  printedAt,
  SUBTITLE,
} from './folded-text.ts';
import { GRAM, indexTitles } from './title-index.ts';

/** By what a reference in words knows a paper. */
export interface Citable {
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly venue: string | null;
}

/** Titles of fewer letters and words are parts of many others: all else must agree. */
const SHORT_LETTERS = 24;
const SHORT_WORDS = 3;
/** Online one year, in print the next. */
const MAX_YEARS_BETWEEN = 1;
/** A name this long is looked for inside of words, for references run words together. */
const MIN_LETTERS_WITHIN = 5;
/** What a reference printed as a year, `2001a` too. */
const YEAR = /(?<![\d.:/])(?:1[6-9]|20)\d\d(?=[a-h]?(?![\d:/]|\.\d))/g;
/** Behind a title that no sign ends, the name of what it appeared in. */
const BEGINS_VENUE = /^\s*(?:\p{Lu}|\d|in\b)/u;

/** A year, or a sign and an article that an index of titles leaves out. */
const AFTER_YEAR = /\d[a-h]?\W*$|(?:^|[,.;)\]"“]\s*)(?:an?|the)\s+$/iu;
/** What journals print in front of a title or behind it, and is no part of it. */
const AFTER_LABEL = /(?:^|[,.;)\]]\s*)(?:poster|demo|invited|short paper)\s*:\s*$/i;
const BEFORE_LABEL =
  /^\s*:\s*(?:research|practice|special issue|review|original|regular|short|invited) (?:articles?|papers?)\b/i;

/** Finds the paper that a reference means, by its place among those given; −1 where none is meant beyond doubt. */
export type ReferenceMatcher = (reference: string, citingYear: number | null) => number;

interface Match {
  readonly paper: number;
  readonly span: TitleSpan;
  readonly yearsApart: number;
}

/**
 * Looks for the papers' titles in references in words. One is meant where its title stands in the reference, whole and
 * between signs that part it from the rest, one of its authors is named and the years are near; the less of that a
 * reference says, the more the rest must. Of several, the one with the longest title, then of the nearest year, then
 * of the venue that is named, then the first.
 */
export function referenceMatcher(papers: readonly Citable[]): ReferenceMatcher {
  const titles = papers.map(({ title }) => foldedText(title).letters);
  const index = indexTitles(
    titles.map((letters, i) =>
      letters.length < GRAM || isCommonTitle(papers[i]!.title) ? '' : letters,
    ),
  );
  return (reference, citingYear) => {
    const text = foldedText(reference);
    let best: Match | null = null;
    for (const { title: paper, start } of index.candidates(text.letters)) {
      const known = papers[paper]!;
      // What is cited was there before.
      if (citingYear !== null && known.year !== null && known.year > citingYear + 1) continue;
      const span = alignTitle(titles[paper]!, text.letters, start);
      if (span === null || !titleHolds(known, span, text)) continue;
      const yearsApart = agreement(known, span, text);
      if (yearsApart === null) continue;
      const match = { paper, span, yearsApart };
      if (best === null || isBetter(match, best, papers, reference)) best = match;
    }
    return best?.paper ?? -1;
  };
}

function isBetter(a: Match, b: Match, papers: readonly Citable[], reference: string): boolean {
  const length = ({ span }: Match) => span.to - span.from;
  const named = ({ paper }: Match) => wordsShared(papers[paper]!.venue, reference);
  return (
    (length(a) - length(b) ||
      b.span.edits - a.span.edits ||
      b.yearsApart - a.yearsApart ||
      named(a) - named(b)) > 0
  );
}

function wordsShared(venue: string | null, reference: string): number {
  if (venue === null) return 0;
  const words = new Set(titleWords(reference));
  return new Set(titleWords(venue).filter((word) => words.has(word))).size;
}

/** Whether a span of a reference is this title, and not a part of another. */
function titleHolds(known: Citable, span: TitleSpan, text: FoldedText): boolean {
  const { from, to, edits } = span;
  if (text.gaps[from] === IN_WORD || text.gaps[to] === IN_WORD) return false;
  if (edits > 0 && !readsAlike(known.title, printedAt(text, from, to))) return false;
  return beginsTitle(known, span, text) && endsTitle(known.title, span, text);
}

function beginsTitle({ authors }: Citable, { from }: TitleSpan, text: FoldedText): boolean {
  const before = text.source.slice(0, text.places[from]);
  if (AFTER_YEAR.test(before) || AFTER_LABEL.test(before)) return true;
  if (text.gaps[from] === PARTED) return true;
  if (text.gaps[from] !== SUBTITLE) return false;
  // `Lovelace, A.: Title`, and no `Title: subtitle`.
  const last = nameWords(before).at(-1);
  return (
    /(?:\p{Lu}\.|\bal\.?)\s*:\s*$/u.test(before) ||
    authors.some((name) => nameWords(name).at(-1) === last)
  );
}

function endsTitle(title: string, span: TitleSpan, text: FoldedText): boolean {
  const gap = text.gaps[span.to];
  if (gap === PARTED || span.to === text.letters.length) return true;
  const behind = behindOf(text, span);
  if (gap === SUBTITLE) return BEFORE_LABEL.test(behind);
  return !isShort(title) && BEGINS_VENUE.test(behind);
}

function readsAlike(title: string, printed: string): boolean {
  const [words, others] = [titleWords(title), titleWords(printed)];
  const differences = titleDifferences(words, others);
  if (differences !== null) return differences.every((difference) => difference === 'slight');
  return fewLettersDiffer(words, others);
}

function isShort(title: string): boolean {
  const words = titleWords(title);
  return words.length <= SHORT_WORDS || words.join('').length < SHORT_LETTERS;
}

/** How many years a reference is from the paper; null where authors or year speak against it, or too little for it. */
function agreement(known: Citable, span: TitleSpan, text: FoldedText): number | null {
  const outside = `${text.source.slice(0, text.places[span.from])}\n${behindOf(text, span)}`;
  const years = [...outside.matchAll(YEAR)].map(([year]) => Number(year));
  const apart =
    known.year === null || years.length === 0
      ? null
      : Math.min(...years.map((year) => Math.abs(year - known.year!)));
  const named = namesAuthor(known, outside);
  const short = isShort(known.title);
  if (named === true) {
    if (apart === null) return short ? null : MAX_YEARS_APART;
    return apart <= (short ? MAX_YEARS_BETWEEN : MAX_YEARS_APART) ? apart : null;
  }
  // Without a name the rest must be exact: a reference whose authors are others is another work.
  const near = apart !== null && apart <= MAX_YEARS_BETWEEN;
  if (!near || short || span.edits > 0) return null;
  const before = text.source.slice(0, text.places[span.from]);
  return named === null || before.trim() === '' || hasInitials(known, before) ? apart : null;
}

/**
 * Whether words in a row have the initials of an author, in any order: `Lu, Y.` for Yongzhong L., `Qing, X.` for
 * Q. Xie, a family name that is misspelt.
 */
function hasInitials({ authors }: Citable, text: string): boolean {
  const firsts = initialsOf(text);
  return authors.some((name) => {
    const own = initialsOf(name);
    if (own.length < 2) return false;
    const sorted = [...own].sort().join('');
    return [...firsts].some(
      (_, at) => [...firsts.slice(at, at + own.length)].sort().join('') === sorted,
    );
  });
}

/** The first letter of each word. */
function initialsOf(text: string): string {
  const { letters, gaps } = foldedText(text);
  return [...letters].filter((_, i) => gaps[i] !== IN_WORD).join('');
}

/** Whether a text names one of the authors; null where none is known. */
function namesAuthor({ authors }: Citable, text: string): boolean | null {
  if (authors.length === 0) return null;
  const words = new Set(nameWords(text));
  const names = authors.flatMap(nameWords);
  if (names.some((name) => words.has(name))) return true;
  const { letters } = foldedText(text);
  return names.some((name) => {
    const folded = foldedText(name).letters;
    return folded.length >= MIN_LETTERS_WITHIN && letters.includes(folded);
  });
}

function behindOf({ source, places, letters }: FoldedText, { to }: TitleSpan): string {
  return to >= letters.length ? '' : source.slice(lastPlace(source, places[to - 1]!));
}

/** Behind the sign at a place. */
function lastPlace(source: string, at: number): number {
  return at + String.fromCodePoint(source.codePointAt(at)!).length;
}
