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
  const children: Paragraph[] = tidyText(text)
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph !== '')
    .map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] }));
  const root: Root = { type: 'root', children };
  return writer.stringify(root).replace(/\n$/, '');
}

/**
 * A text as a content file can hold it: Unix newlines, no white space at the ends of lines and paragraphs,
 * no control characters. Everything else stays letter for letter.
 */
export function tidyText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what goes
      .replace(/[\0-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]/gu, '')
      .replace(/[ \t]*\n[ \t]*/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}

/** The syntax tree of an abstract. */
export function parseMarkdown(markdown: string): Root {
  return reader.parse(markdown);
}

/** What a reader sees of Markdown, as text: paragraphs parted by a blank line. */
export function markdownToText(markdown: string): string {
  if (!SPECIAL.test(markdown)) return markdown.trim();
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
