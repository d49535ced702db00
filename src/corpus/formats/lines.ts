import type { SourceText } from '../reading/decode.ts';
import type { Format } from './format.ts';

/** What the page around the list said; it is no paper's. */
const PAGE_TEXT = /^Get trending papers in your email inbox\b.*$/;
/** The label of a button, glued to the title that followed it. */
const GLUED_LABEL = /^Subscribe(?=\S)/;

/** A title longer than this is an abstract out of step. */
const LONGEST_TITLE = 500;

/** Titles and abstracts on alternating lines, page text of the site they were copied from in front. */
export const lines: Format = {
  name: 'lines',
  recognises(text) {
    const content = contentLines(text.start.split(/\r\n|\n|\r/)).slice(0, 40);
    const titles = content.filter((_, i) => i % 2 === 0);
    const abstracts = content.filter((_, i) => i % 2 === 1);
    const length = (of: typeof content) =>
      of.reduce((sum, line) => sum + line.text.length, 0) / Math.max(1, of.length);
    return (
      // One line alone is prose or a scrap.
      content.length > 1 &&
      !/^\s*[[{<@%]/.test(text.start) &&
      titles.every(({ text: title }) => title.length <= LONGEST_TITLE) &&
      (abstracts.length === 0 || length(abstracts) > 2 * length(titles))
    );
  },
  *parse(text: SourceText) {
    const content = contentLines([...text.lines()]);
    for (let i = 0; i < content.length; i += 2) {
      const { line, text: title } = content[i]!;
      yield { line, title, abstract: content[i + 1]?.text ?? '' };
    }
  },
};

/** Lines that are a paper's, trimmed, with their number. Empty lines keep their place between others: an empty abstract is one. */
function contentLines(
  lines: readonly string[],
): { readonly line: number; readonly text: string }[] {
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
