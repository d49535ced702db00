import type { Nodes, Paragraph, Root } from 'mdast';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

const reader = unified().use(remarkParse);
const writer = unified().use(remarkStringify, { bullet: '-', rule: '-' });

/** A text without any of these means to Markdown what it says. */
const SPECIAL =
  /[\\`*_[\]<>&#~|\t]|^ {4}|^\s*(?:[-+=]|\d+[.)])|\n *(?:[-+=]|\d+[.)])| {2,}\n|:\/\//;

/** Markdown that remark reads back as exactly this text. Blank lines part paragraphs. */
export function textToMarkdown(text: string): string {
  return writer.stringify(paragraphsOf(tidyText(text))).replace(/\n$/, '');
}

/**
 * A text as a content file can hold it: Unix newlines, no white space at the ends of lines and paragraphs,
 * no control characters. Everything else stays letter for letter.
 */
export function tidyText(text: string): string {
  return (
    text
      .replace(/\r\n?|[\x85\u2028\u2029]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what goes
      .replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]/gu, '')
      .replace(/(?<![ \t])[ \t]*\n[ \t]*/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}

/** More signs of one kind than any text has: what closes what costs their number squared. */
const MAX_MARKS = 1000;
/** More lines than the longest page of an owner's. */
const MAX_LINES = 3000;
/** Deeper than any text quotes or lists. */
const MAX_NESTING = 32;
const MARKS = ['*', '_', '[', '<', '`', '&', '!', '~'];
/** Quotes and list items that a line opens. */
const OPENED = /^(?:[ \t]{0,8}(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))*/;
const OPENER = />|[-+*](?=[ \t]|$)|\d{1,9}[.)]/g;

/** Whether a text is Markdown that a person could have written; what isn't is read as it stands. */
export function isReadable(markdown: string): boolean {
  if (MARKS.some((mark) => occursMoreThan(markdown, mark, MAX_MARKS))) return false;
  const lines = markdown.split('\n');
  if (lines.length > MAX_LINES) return false;
  let indented = 0;
  for (const line of lines) {
    const opened = OPENED.exec(line.slice(0, 16 * MAX_NESTING))![0];
    if ((opened.match(OPENER)?.length ?? 0) > MAX_NESTING) return false;
    const indent = line.search(/\S/);
    if (indent > indented) indented = indent;
  }
  return indented <= 4 * MAX_NESTING;
}

function occursMoreThan(text: string, sign: string, most: number): boolean {
  let count = 0;
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1))
    if (++count > most) return true;
  return false;
}

/** The syntax tree of an abstract; paragraphs of plain text where it nests deeper, or has more marks, than any text. */
export function parseMarkdown(markdown: string): Root {
  return isReadable(markdown) ? reader.parse(markdown) : paragraphsOf(unescaped(markdown));
}

function paragraphsOf(text: string): Root {
  const children: Paragraph[] = text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph !== '')
    .map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] }));
  return { type: 'root', children };
}

/** Escapes and references as `textToMarkdown` writes them, undone. */
function unescaped(markdown: string): string {
  return markdown
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&#x([0-9A-F]{1,6});/g, (_, digits: string) =>
      String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(digits, 16))),
    );
}

/** Whether a text means to Markdown what it says: most abstracts do, and to parse one takes longer than its page. */
export function isPlainMarkdown(markdown: string): boolean {
  return !SPECIAL.test(markdown);
}

/** What a reader sees of Markdown, as text: paragraphs parted by a blank line. */
export function markdownToText(markdown: string): string {
  if (isPlainMarkdown(markdown)) return markdown.trim();
  return parseMarkdown(markdown)
    .children.map(textOf)
    .filter((text) => text !== '')
    .join('\n\n');
}

function textOf(node: Nodes): string {
  if ('value' in node)
    return node.type === 'html' ? node.value.replace(/<[^>]*>/g, '') : node.value;
  if (node.type === 'break') return '\n';
  if (!('children' in node)) return '';
  return node.children
    .map((child) => textOf(child as Nodes))
    .join(node.type === 'list' ? '\n' : '');
}
