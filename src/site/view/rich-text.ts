import type { Element, ElementContent, Root as HtmlRoot } from 'hast';
import katex from 'katex';
import type { PhrasingContent, Root, RootContent } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { parseLatex, type Segment } from '../../corpus/latex.ts';
import { isPlainMarkdown, parseMarkdown } from '../../corpus/markdown.ts';
import { headingParts } from '../../words/hyphenated.ts';

/** Where a link may lead: from an abstract to the web alone; from an owner's page to the site and to mail too. */
const WEB = /^https?:\/\//i;
const OWN = /^(?:https?:\/\/|mailto:|#|\.{0,2}\/(?!\/))/i;

/** Raw HTML of a source is gone before this: what passes as such is a formula of ours. */
const RAW = { allowDangerousHtml: true };
const toHtml = unified().use(remarkRehype, RAW).use(safeLinks, WEB).use(rehypeStringify, RAW);
const ownHtml = unified().use(remarkRehype, RAW).use(safeLinks, OWN).use(rehypeStringify, RAW);

/** A title as inline HTML: accents, formulas and emphasis in place, everything else escaped. */
export function titleHtml(title: string): string {
  return parseLatex(title).map(segmentHtml).join('');
}

/** A title as a heading: its lines end between words, and not behind a hyphen inside one. */
export function headingHtml(title: string): string {
  return parseLatex(title)
    .map((segment) => (segment.kind === 'text' ? wholeWords(segment.text) : segmentHtml(segment)))
    .join('');
}

function wholeWords(text: string): string {
  return headingParts(text)
    .map(({ text: part, isWhole }) =>
      isWhole ? `<span class="word">${escapeHtml(part)}</span>` : escapeHtml(part),
    )
    .join('');
}

/** An abstract's Markdown as HTML blocks. Raw HTML in it is dropped, LaTeX remnants become what they mean, addresses become links. */
export function abstractHtml(markdown: string): string {
  return plainParagraphs(markdown) ?? parsedAbstract(markdown);
}

/** A paragraph on one line, without white space around it. */
const LINE = /^\S(?:.*\S)?$/;

/**
 * The same of an abstract that holds paragraphs of one line, no Markdown and no address, as most do: without a parser,
 * which takes as long as the rest of the page. Null for any other.
 */
function plainParagraphs(markdown: string): string | null {
  if (!isPlainMarkdown(markdown) || markdown.includes('\0')) return null;
  const lines = markdown.split('\n\n');
  if (!lines.every((line) => LINE.test(line))) return null;
  const paragraphs = lines.map(parseLatex);
  // Braces that LaTeX takes away may have parted an address.
  const holdsAddress = (one: Segment) => one.kind === 'text' && ADDRESS.test(one.text);
  if (paragraphs.some((segments) => segments.some(holdsAddress))) return null;
  return paragraphs
    .map((segments) => {
      const inline = segments.map((segment) =>
        segment.kind === 'text' ? segment.text : segmentHtml(segment),
      );
      return `<p>${inline.join('')}</p>`;
    })
    .join('\n');
}

/** The same of any abstract. */
export function parsedAbstract(markdown: string): string {
  const tree = parseMarkdown(markdown);
  withoutRawHtml(tree);
  understandLatex(tree, false);
  return toHtml.stringify(toHtml.runSync(tree) as HtmlRoot);
}

/** An owner's page as HTML, below a title of its own: as an abstract, but links may lead to the site's own pages and to mail. */
export function ownPageHtml(markdown: string): string {
  const tree = parseMarkdown(markdown);
  withoutRawHtml(tree);
  lowered(tree);
  return ownHtml.stringify(ownHtml.runSync(tree) as HtmlRoot);
}

function segmentHtml(segment: Segment): string {
  if (segment.kind === 'text') return escapeHtml(segment.text);
  if (segment.kind === 'emphasis') return `<em>${escapeHtml(segment.text)}</em>`;
  return segment.simple ? escapeHtml(segment.plain) : mathHtml(segment.source, segment.plain);
}

/** A length of this many em fills a line; a longer one is no formula but a box to paint over the page. */
const MAX_EM = 20;
const LENGTH = /="(-?[\d.]+(?:e[+-]?\d+)?)(em|ex|px|pt|cm|mm|in|pc|%)"/g;

/** MathML without style attributes and without its TeX twin; the plain text where KaTeX can't parse it, or a length in it is no formula's. */
function mathHtml(source: string, plain: string): string {
  try {
    const html = katex
      .renderToString(source, {
        output: 'mathml',
        throwOnError: true,
        trust: false,
        strict: 'ignore',
      })
      .replace(/^<span class="katex">|<\/span>$/g, '')
      .replace(/<annotation[^>]*>[\s\S]*?<\/annotation>/g, '')
      .replace(/ style="[^"]*"/g, '');
    const fits = [...html.matchAll(LENGTH)].every(
      ([, length]) => Math.abs(Number(length)) <= MAX_EM,
    );
    return fits ? html : escapeHtml(plain);
  } catch {
    return escapeHtml(plain);
  }
}

/** Safe between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text below a node with its LaTeX read: formulas as HTML, emphasis, addresses as links where they stand in none. */
function understandLatex(node: Root | PhrasingContent | RootContent, inLink: boolean): void {
  if (!('children' in node)) return;
  const within = inLink || node.type === 'link' || node.type === 'linkReference';
  const children = node.children as PhrasingContent[];
  node.children = children.flatMap((child): PhrasingContent[] => {
    if (child.type === 'text') return understood(child.value, within);
    understandLatex(child, within);
    return [child];
  }) as typeof node.children;
}

function understood(text: string, inLink: boolean): PhrasingContent[] {
  return parseLatex(text).flatMap((segment): PhrasingContent[] => {
    if (segment.kind === 'emphasis')
      return [{ type: 'emphasis', children: [{ type: 'text', value: segment.text }] }];
    if (segment.kind === 'text') return linked(segment.text, inLink);
    return [{ type: 'html', value: segmentHtml(segment) }];
  });
}

/** A scheme, or a host that says what it is and a path behind it: `github.com/a/b`. */
const ADDRESS =
  /((?:https?:\/\/|(?<![\p{L}\p{N}@/.-])(?:www\.)?(?:[a-z0-9-]+\.)+(?:com|org|io|net|edu|co|ai|dev|gov)\/)[^\s<>"“”{}|\\^`]*[\p{L}\p{N}/#=_-])/u;

/** Bare addresses of the web become links, the full stop after them stays outside. */
function linked(text: string, inLink: boolean): PhrasingContent[] {
  if (inLink) return [{ type: 'text', value: text }];
  return text.split(ADDRESS).map((part, i) => {
    if (i % 2 === 0) return { type: 'text', value: part };
    const url = /^https?:/.test(part) ? part : `https://${part}`;
    return { type: 'link', url, children: [{ type: 'text', value: part }] };
  });
}

/** The page's title is its only heading of the first level. */
function lowered(tree: Root): void {
  visit(tree, 'heading', (node) => {
    node.depth = Math.min(6, node.depth + 1) as typeof node.depth;
  });
}

function withoutRawHtml(tree: Root): void {
  visit(tree, 'html', (node, index, parent) => {
    if (parent === undefined || index === undefined) return;
    parent.children.splice(index, 1, { type: 'text', value: node.value.replace(/<[^>]*>/g, '') });
    return [SKIP, index + 1];
  });
}

/** Only allowed addresses stay links; nothing is fetched from elsewhere, pictures become their description. */
function safeLinks(allowed: RegExp) {
  return (tree: HtmlRoot) => {
    visit(tree, 'element', (node: Element) => {
      if (node.tagName === 'img') {
        node.tagName = 'span';
        node.children = [
          { type: 'text', value: String(node.properties.alt ?? '') } as ElementContent,
        ];
        node.properties = {};
      }
      if (node.tagName !== 'a') return;
      const address = String(node.properties.href ?? '');
      const rel = WEB.test(address) && allowed === WEB ? ['noopener', 'nofollow'] : undefined;
      node.properties = allowed.test(address) ? { href: address, rel } : {};
      if (node.properties.href === undefined) node.tagName = 'span';
    });
  };
}
