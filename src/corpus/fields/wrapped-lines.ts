import { isNoAbstract } from './placeholders.ts';

/** Lines wrapped by a program end within reach of each other; longer ones are paragraphs. */
const MAX_WRAPPED_LINE = 130;
/** A structured abstract's part: `METHODS: …`, `Results: …`. */
const PART =
  /^(?:[A-Z][A-Z ,/&()-]{2,60}:|(?:Background|Introduction|Aims?|Objectives?|Purpose|Methods?|Materials and methods|Design|Results?|Findings|Discussion|Conclusions?|Significance|Interpretation|Funding)\s*:)/;
/** First parts of compounds that keep their hyphen where a line broke after it. */
const KEEPS_HYPHEN =
  /(?:^|[^\p{L}])(?:self|non|well|high|low|long|short|semi|multi|cross|state|real|large|small|meta|post|pre|co|end|one|two|three|first|second|so|up|in|on|off|over|model|data|time|human|domain|task|user|graph|image|text|deep|few|zero|open|full|half|quasi|pseudo|counter|inter|intra|sub|anti|evidence|peer|cost)$/iu;
const LIGATURES: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
};

/** One line of text: line ends, tabs, odd spaces and invisible signs gone. */
export function readLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}

/**
 * An abstract as its author wrote it: lines a program broke are joined, words it hyphenated too; paragraphs
 * stand apart by an empty line. What only says that there is no abstract is none.
 */
export function readAbstract(text: string): string {
  const paragraphs = visible(text)
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .split(/\n\s*\n/)
    .flatMap(joinLines)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
  const abstract = withoutHeading(paragraphs).join('\n\n');
  return isNoAbstract(abstract) ? '' : abstract;
}

/** The lines of a paragraph, joined where they were only wrapped. */
function joinLines(paragraph: string): string[] {
  const lines = paragraph.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2) return lines;
  const wrapped = lines.every((line) => line.length <= MAX_WRAPPED_LINE);
  const paragraphs: string[][] = [[lines[0]!.trimEnd()]];
  for (const line of lines.slice(1)) {
    const next = line.trim();
    const open = paragraphs.at(-1)!;
    // arXiv begins a paragraph with two blanks.
    if (!wrapped || PART.test(next) || /^ {2}\S/.test(line)) paragraphs.push([next]);
    else open.push(...joinTwo(open.pop()!, next));
  }
  return paragraphs.map((parts) => parts.join(''));
}

/** Two lines as one: parted by a blank, or by nothing where a hyphen only broke a word. */
function joinTwo(before: string, next: string): readonly [string, string] {
  const [, stem] = /^(.*\p{L})-\s*$/su.exec(before) ?? [];
  if (stem === undefined || !/^\p{Ll}/u.test(next)) return [`${before} `, next];
  // `local- and larger-scale`: the hyphen waits for its word.
  if (/^(?:and|or|to|und|oder|et|y|o)\b/.test(next)) return [`${stem}- `, next];
  const keeps = KEEPS_HYPHEN.test(stem) || /-\p{L}+$/u.test(stem);
  return [keeps ? `${stem}-` : stem, next];
}

/** A lone `Abstract` above the abstract says nothing. */
function withoutHeading(paragraphs: readonly string[]): readonly string[] {
  return paragraphs.length > 1 && /^(?:abstract|summary)[.:]?$/i.test(paragraphs[0]!)
    ? paragraphs.slice(1)
    : paragraphs;
}

function visible(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[ﬀ-ﬄ]/g, (ligature) => LIGATURES[ligature] ?? ligature);
}
