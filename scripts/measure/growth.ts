import { csvText } from '../../src/corpus/csv-text.ts';
import { ProjectError } from '../../src/corpus/fault.ts';
import { withoutNotices } from '../../src/corpus/fields/copyright-notices.ts';
import { findYear } from '../../src/corpus/fields/dates.ts';
import { findAddress, findArxiv, readArxiv, readDoi } from '../../src/corpus/fields/identifiers.ts';
import { readLatex } from '../../src/corpus/fields/latex-text.ts';
import { readMarkup } from '../../src/corpus/fields/markup.ts';
import {
  printedFromInitials,
  printedName,
  splitNames,
} from '../../src/corpus/fields/person-names.ts';
import { readAbstract, readLine } from '../../src/corpus/fields/wrapped-lines.ts';
import { titleLetters, titleWords } from '../../src/corpus/importing/match-keys.ts';
import { plainText } from '../../src/corpus/latex.ts';
import { markdownToText, textToMarkdown, tidyText } from '../../src/corpus/markdown.ts';
import { parsePaperFile } from '../../src/corpus/paper-file.ts';
import { sourceOf } from '../../src/corpus/reading/read-source.ts';
import { makeSlug } from '../../src/corpus/slug.ts';
import { parseQuery } from '../../src/search/parse-query.ts';
import { highlight, snippet } from '../../src/search/snippet.ts';
import { phraseText, searchTerms } from '../../src/search/terms.ts';
import { bibtexEntry } from '../../src/site/citations/bibtex-entry.ts';
import { linesOf } from '../../src/site/previews/line-breaks.ts';
import { shortened } from '../../src/site/view/metadata.ts';
import { abstractHtml, ownPageHtml, titleHtml } from '../../src/site/view/rich-text.ts';
import { countModelWords } from '../../src/words/word-model.ts';
import { wordsOf } from '../../src/words/words.ts';

/** What reads a text from outside, by the name under which a fault is told. */
export const READERS: ReadonlyMap<string, (text: string) => unknown> = new Map<
  string,
  (text: string) => unknown
>([
  ['readMarkup', readMarkup],
  ['readLatex', readLatex],
  ['readLine', readLine],
  ['readAbstract', readAbstract],
  ['readDoi', readDoi],
  ['readArxiv', readArxiv],
  ['findArxiv', findArxiv],
  ['findAddress', findAddress],
  ['findYear', findYear],
  ['printedName', printedName],
  ['printedFromInitials', printedFromInitials],
  ['splitNames', splitNames],
  ['withoutNotices', withoutNotices],
  ['titleLetters', titleLetters],
  ['titleWords', titleWords],
  ['plainText', plainText],
  ['tidyText', tidyText],
  ['textToMarkdown', textToMarkdown],
  ['markdownToText', markdownToText],
  ['makeSlug', (text) => makeSlug(text, new Set())],
  ['paper file, body', (text) => parsePaperFile(`---\ntitle: A\n---\n${text}`, 'a.md')],
  ['paper file, front', (text) => parsePaperFile(`---\ntitle: ${text}\n---\nB`, 'a.md')],
  ['paper file, all', (text) => parsePaperFile(text, 'a.md')],
  ['BibTeX value', file('@article{a, title = {', '}}\n@article{b, title = {Second}}\n')],
  ['BibTeX quoted', file('@article{a, title = "', '"}\n@article{b, title = {Second}}\n')],
  ['BibTeX entry', file('@article{a, ', '}\n@article{b, title = {Second}}\n')],
  ['BibTeX authors', file('@article{a, title = {A}, author = {', '}}\n')],
  ['BibTeX file', file('@article{a, title = {First}}\n', '')],
  ['RIS', file('TY  - JOUR\nTI  - First\nAB  - ', '\nER  - \n')],
  ['RIS file', file('TY  - JOUR\nTI  - First\nER  - \n', '')],
  ['PubMed', file('PMID- 1\nTI  - First\nAB  - ', '\n')],
  ['Web of Science', file('FN x\nVR 1.0\nPT J\nTI First\nAB ', '\nER\n\nEF\n')],
  ['refer', file('%0 Journal Article\n%T First\n%X ', '\n')],
  ['CSV', file('Title,Abstract\nFirst,', '\nSecond,b\n')],
  ['CSV quoted', file('Title,Abstract\nFirst,"', '"\nSecond,b\n')],
  ['TSV', file('Title\tAbstract\nFirst\t', '\nSecond\tb\n')],
  ['JSON', file('[{"title":"First","abstract":"', '"}]')],
  ['JSON file', file('[{"title":"First"},', ']')],
  ['JSON value', file('[{"title":"First","authors":', '}]')],
  ['JSON Lines', file('{"title":"First","abstract":"x"}\n', '\n')],
  ['PubMed XML', file(`<PubmedArticleSet><PubmedArticle><ArticleTitle>First</ArticleTitle>`, '')],
  ['Atom', file('<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>First</title>', '')],
  ['EndNote XML', file('<xml><records><record><title>First</title>', '')],
  ['plain lines', file('A title of a paper\n', '\n')],
  ['any file', file('', '')],
  ['titleHtml', titleHtml],
  ['abstractHtml', abstractHtml],
  ['ownPageHtml', ownPageHtml],
  ['shortened', shortened],
  ['linesOf', (text) => linesOf(text, 40, 400, 3)],
  ['bibtexEntry', (text) => bibtexEntry({ id: 'a', type: 'document', title: text })],
  ['csvText', (text) => csvText([[text]])],
  ['parseQuery', parseQuery],
  ['searchTerms', searchTerms],
  ['phraseText', phraseText],
  ['highlight', (text) => highlight(text, new Set(['a', 'heat']))],
  ['snippet', (text) => snippet(text, new Set(['a', 'heat']))],
  ['wordsOf', wordsOf],
  ['countModelWords', countModelWords],
]);

/** What parsers stumble over when it is repeated: brackets never closed, blanks, marks, halves of tags and commands. */
export const UNITS: readonly string[] = [
  '{', '}', '{}', '"', "'", ' ', '\t', '\n', '\r', ' \n', '[', ']', '(', ')', '[]', '()', '\\', '\\(', '\\)', '\\[',
  '$', '$$', '$a', '<', '>', '<a', '<b>', '</', '<a ', '<!--', '<!---->', '<![CDATA[', '<sup>', '<title>', '&', '&lt;', '&#', '&amp;',
  '-', '--', '---', '---\n', '@', '@a{', '\n@a{', '@a{b,c={', '`', '``', '*', '**', '*a ', '_', '_a', '~', '^', '^{', '_{', '**a ', '[a](', '![', '[a]: ',
  '[^a]', '>', '> ', '- ', '1. ', '\n- ', '\n    ', '|', '|-', '#', 'a', 'a ', 'ab-', 'A. ', 'A', 'A, ', 'A; ', ' and ', 'et al ', '%', '%20', '\\href{', '\\emph{',
  '\\frac{', '{\\em ', '\\"{', '\\cite{', '\\a', '\\textbf{', '"a":', '{"a":', '[{', '[{"a":', '{"title":"', '",', '\\u', 'http://', 'http://a.', '10.1000/', '10.1000/(', 'doi:',
  '\nTY  - ', '\nER  - ', '\nAU  - ', '\nPMID- ', '\nPT J', '\n%T ', '=', 'a=', 'a={', ',', ';', ':', '.', '!', '?', '© ', '\u00ad', '\u2028', '\u00a0', '\u3000', '中', '、', '\ud83d',
  '\u0301', 'é', 'ﬁ', '\ue000', '0', '2020 ', '1,', '\u200f', 'a: ', '&a ', '*a: ', '!a ', '? ', '\n? ', '\n- [', '{a: ',
]; // biome-ignore format: a table reads best in rows

/** A doubled input may take this many times as long: linear work, with room for what a machine does beside it. */
export const MAX_GROWTH = 2.5;
/** Growth is judged from here on (milliseconds of processor time): below it a clock says little. */
const MIN_MS = 12;
/** The best of so many runs counts: a pause of the collector is no growth. */
const RUNS = 3;

/** How the time of a reader grows with an input of `unit` repeated: from `length` characters, `doublings` times. */
export function growthOf(
  read: (text: string) => unknown,
  unit: string,
  length: number,
  doublings: number,
): { readonly growth: number; readonly ms: number } {
  const timeAt = (characters: number) => {
    const text = unit.repeat(Math.ceil(characters / unit.length));
    let best = Number.POSITIVE_INFINITY;
    for (let run = 0; run < RUNS && best > MIN_MS; run++) best = Math.min(best, timeOf(read, text));
    return best;
  };
  const largest = timeAt(length * 2 ** doublings);
  if (largest <= MIN_MS) return { growth: 1, ms: largest };
  // Where the small input takes next to nothing the clock's own grain would decide.
  const smallest = Math.max(timeAt(length), MIN_MS / MAX_GROWTH ** doublings);
  return { growth: (largest / smallest) ** (1 / doublings), ms: largest };
}

/** Milliseconds of this process; what is told as a fault is an answer like any other. */
function timeOf(read: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage();
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function file(head: string, tail: string): (text: string) => unknown {
  return (text) => sourceOf(Buffer.from(`${head}${text}${tail}`), 'export');
}
