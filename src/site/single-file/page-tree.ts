import { DomUtils, parseDocument } from 'htmlparser2';
import { type InsideLinks, insideHref } from './inside-links.ts';

/** A page as its elements. */
export type Tree = ReturnType<typeof parseDocument>;
/** An element of a page, with its name and attributes. */
export type Element = Exclude<ReturnType<typeof DomUtils.findOne>, null>;

/** Drawings have names with capital letters, and tags that end themselves. */
const AS_WRITTEN = {
  lowerCaseTags: false,
  lowerCaseAttributeNames: false,
  recognizeSelfClosing: true,
};

/** Reads a page that the build wrote. */
export function readPage(html: string): Tree {
  return parseDocument(html, AS_WRITTEN);
}

/** A page, or a part of one, as text. */
export function pageText(tree: Tree | Element): string {
  return DomUtils.getOuterHTML(tree, { encodeEntities: 'utf8' });
}

/** What stands inside an element, as text. */
export function innerText(element: Element): string {
  return DomUtils.getInnerHTML(element, { encodeEntities: 'utf8' });
}

/** The words inside an element. */
export function textOf(element: Element): string {
  return DomUtils.textContent(element);
}

/** All elements of a page for which `test` holds, in their order. */
export function elementsOf(tree: Tree | Element, test: (element: Element) => boolean): Element[] {
  return DomUtils.findAll(test, [tree]);
}

/** The first element with this tag. */
export function elementOf(tree: Tree, tag: string): Element {
  const found = DomUtils.findOne(({ name }) => name === tag, [tree]);
  if (found === null) throw new Error(`A page of the site lacks its <${tag}>.`);
  return found;
}

/** Takes elements out of their page. */
export function removeElements(elements: readonly Element[]): void {
  for (const element of elements) DomUtils.removeElement(element);
}

/** Points all links of a page to where they lead inside the file; those that lead nowhere are plain text. */
export function linkInside(tree: Tree, links: InsideLinks): void {
  for (const link of elementsOf(
    tree,
    ({ attribs }) => attribs.href !== undefined || attribs.src !== undefined,
  )) {
    const name = link.attribs.href === undefined ? 'src' : 'href';
    const href = insideHref(link.attribs[name]!, links);
    if (href === null) delete link.attribs[name];
    else link.attribs[name] = href;
  }
}
