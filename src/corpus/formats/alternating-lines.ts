import type { Format } from './format.ts';
import { firstRow, isStructured, repeatTitles } from './plain-text.ts';
import type { SourceText } from './source-text.ts';

/** What the page around the list said; it is no paper's. */
const PAGE_TEXT = /^Get trending papers in your email inbox\b.*$/;
/** The label of a button, glued to the title that followed it. */
const GLUED_LABEL = /^Subscribe(?=\S)/;

/** Longer lines hold a whole abstract. */
const MAX_WRAPPED_LINE = 130;
const LONG_SHARE = 0.9;
const PAPERS_TO_LOOK_AT = 20;
/** Share of abstracts that go on where their title stopped: of prose, whose lines a program wrapped, many do. */
const MAX_GOES_ON = 0.3;
/** A title longer than this is an abstract out of step. */
const MAX_TITLE_LETTERS = 500;

/** A line of a file, trimmed. */
interface Line {
  readonly line: number;
  readonly text: string;
}

/**
 * Titles and abstracts on alternating lines, or a block of lines a paper; page text of the site they were copied from in
 * front. Only what looks like such is taken: no form, table, program or page of Markdown.
 */
export const lines: Format = {
  name: 'lines',
  recognises(text) {
    if (/^\s*[[{<@%]/.test(text.start)) return false;
    // The last line may be cut off.
    const content = contentLines(text.start.split(/\r\n|\n|\r/));
    const papers = papersOf(content).slice(0, PAPERS_TO_LOOK_AT);
    const length = (of: readonly string[]) =>
      of.reduce((sum, one) => sum + one.length, 0) / Math.max(1, of.length);
    const titles = papers.map(({ title }) => title);
    const abstracts = papers.map(({ abstract }) => abstract).filter((one) => one !== '');
    return (
      // One line alone is prose or a scrap.
      content.length > 1 &&
      titles.every((title) => title.length <= MAX_TITLE_LETTERS) &&
      length(abstracts) > 2 * length(titles) &&
      abstracts.filter((abstract) => /^\p{Ll}/u.test(abstract)).length <=
        MAX_GOES_ON * abstracts.length &&
      !isStructured(content.map((line) => line.text)) &&
      !repeatTitles(titles) &&
      firstRow(text.start) === null
    );
  },
  *parse(text: SourceText) {
    yield* papersOf(contentLines([...text.lines()]));
  },
};

/** Lines alternate where no title would be missing, with an empty one between all of them or not; otherwise empty lines part papers, whose first line is the title. */
function papersOf(content: readonly Line[]) {
  const said = content.filter(({ text }) => text !== '');
  if (said.length * 2 - 1 === content.length && alternates(said)) return pairs(said);
  const whole = content.every(({ text }, i) => i % 2 === 1 || text !== '');
  if (whole && (said.length === content.length || alternates(content))) return pairs(content);
  const blocks: Line[][] = [[]];
  for (const line of content) {
    if (line.text !== '') blocks.at(-1)!.push(line);
    else if (blocks.at(-1)!.length > 0) blocks.push([]);
  }
  return blocks.flatMap((block) => (alternates(block) ? pairs(block) : [wholeBlock(block)]));
}

function pairs(content: readonly Line[]) {
  return content.flatMap(({ line, text: title }, i) =>
    i % 2 === 1 ? [] : [{ line, title, abstract: content[i + 1]?.text ?? '' }],
  );
}

/** Whether every second line is an abstract by itself, but for few. */
function alternates(lines: readonly Line[]): boolean {
  const abstracts = lines.filter(({ text }, i) => i % 2 === 1 && text !== '');
  const long = abstracts.filter(({ text }) => text.length > MAX_WRAPPED_LINE);
  return long.length >= LONG_SHARE * abstracts.length;
}

function wholeBlock([first, ...rest]: readonly Line[]) {
  return {
    line: first!.line,
    title: first!.text,
    abstract: rest.map(({ text }) => text).join('\n'),
  };
}

/** Lines that are a paper's, trimmed, with their number. Empty lines keep their place between others: an empty abstract is one. */
function contentLines(lines: readonly string[]): Line[] {
  const all = lines.map((raw, i) => ({ line: i + 1, text: raw.trim() }));
  const content = all.filter((line) => !PAGE_TEXT.test(line.text));
  const hasPageText = content.length < all.length;
  while (content.at(-1)?.text === '') content.pop();
  content.splice(
    0,
    Math.max(
      0,
      content.findIndex(({ text }) => text !== ''),
    ),
  );
  const first = content[0];
  const pageText = hasPageText && first !== undefined;
  if (pageText) content[0] = { ...first, text: first.text.replace(GLUED_LABEL, '') };
  return content;
}
