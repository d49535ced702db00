import { ElementType, parseDocument } from 'htmlparser2';
import type { BrokenRecord, RawRecord } from './format.ts';
import type { SourceText } from './source-text.ts';
import { splitRecords } from './split-records.ts';

type Node = ReturnType<typeof parseDocument>['children'][number];

/** An element of a record's XML, as htmlparser2 hands it out. */
export type XmlElement = Extract<Node, { attribs: unknown }>;

/** No record nests deeper; one that seems to has lost its end tags. */
const DEEPEST = 100;

/**
 * The records of an XML file: elements of a name that don't stand in each other. Each is parsed by itself, so
 * that a broken one takes no other with it. Prefixes of namespaces are passed over, and what `toRaw` says is no
 * record (null).
 */
export function* xmlRecords(
  text: SourceText,
  names: string,
  toRaw: (line: number, record: XmlElement) => RawRecord | null,
): Generator<RawRecord | BrokenRecord> {
  const start = new RegExp(`<(?:[a-z]+:)?(?:${names})(?=[\\s/>])[^<>]{0,1000}>`, 'gi');
  for (const { line, source } of splitRecords(text, start)) {
    const document = parseDocument(source, { xmlMode: true });
    const element = document.children.find(isElement);
    if (element === undefined) yield { line, reason: 'invalid XML: no element begins here' };
    else if (isTooDeep(element)) yield { line, reason: 'invalid XML: elements are never closed' };
    else {
      const record = toRaw(line, element);
      if (record !== null) yield record;
    }
  }
}

/** Walked without recursion: depth is what is asked. */
function isTooDeep(element: XmlElement): boolean {
  let level = [element];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap(({ children }) => children.filter(isElement));
  }
  return false;
}

/** Elements of these names below another, at any depth, in their order. */
export function elements(within: XmlElement, ...names: readonly string[]): XmlElement[] {
  return within.children
    .filter(isElement)
    .flatMap((child) => [
      ...(names.includes(local(child.name)) ? [child] : []),
      ...elements(child, ...names),
    ]);
}

/** Elements of these names that stand directly in another, in their order. */
export function childrenOf(within: XmlElement, ...names: readonly string[]): XmlElement[] {
  return within.children.filter(isElement).filter(({ name }) => names.includes(local(name)));
}

/** Text of the first element that lies at the end of this path; undefined without one. */
export function textAt(within: XmlElement, ...path: readonly string[]): string | undefined {
  const element = elementAt(within, ...path);
  return element === undefined ? undefined : textOf(element);
}

/** The first element at the end of this path of names, each at any depth below the one before. */
export function elementAt(within: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>(
    (element, name) => (element === undefined ? undefined : elements(element, name)[0]),
    within,
  );
}

/** The text of an element; superscripts and subscripts keep their tags for `readMarkup`. */
export function textOf(element: XmlElement): string {
  return element.children.map(textOfNode).join('');
}

function textOfNode(node: Node): string {
  if (node.type === ElementType.Text) return node.data;
  if (node.type === ElementType.CDATA) return node.children.map(textOfNode).join('');
  if (!isElement(node)) return '';
  const name = local(node.name).toLowerCase();
  return name === 'sup' || name === 'sub' ? `<${name}>${textOf(node)}</${name}>` : textOf(node);
}

function isElement(node: Node): node is XmlElement {
  return (
    node.type === ElementType.Tag ||
    node.type === ElementType.Script ||
    node.type === ElementType.Style
  );
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
