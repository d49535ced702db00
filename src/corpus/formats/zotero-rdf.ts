import type { Format, RawRecord } from './format.ts';
import type { SourceText } from './source-text.ts';
import {
  childrenOf,
  elementAt,
  elements,
  textAt,
  textOf,
  type XmlElement,
  xmlRecords,
} from './xml.ts';

/** Whatever stands at the top says what it is about; what an item is part of may stand in it. */
const ABOUT = String.raw`(?<!isPartOf>\s{0,200}<(?:[a-z]+:)?)[A-Za-z]{1,40}(?=\s[^<>]{0,1000}\brdf:about=)`;
/** Items that are no works. */
const NO_WORK = new Set(['attachment', 'note', 'annotation']);

/** Zotero's RDF: items, and the journals, books and series they are parts of, each by its address. */
export const zoteroRdf: Format = {
  name: 'zotero-rdf',
  recognises: ({ start }) =>
    /<rdf:RDF[\s>]/.test(start) && /zotero\.org\/namespaces|purl\.org\/net\/biblio/.test(start),
  *parse(text: SourceText) {
    const containers = new Map<string, XmlElement>();
    const keepContainer = (_: number, element: XmlElement) => {
      if (childrenOf(element, 'itemType').length === 0) containers.set(addressOf(element), element);
      return null;
    };
    for (const _ of xmlRecords(text, ABOUT, keepContainer));
    yield* xmlRecords(text, ABOUT, (line, element) => {
      const type = textAt(element, 'itemType')?.trim();
      return type === undefined || NO_WORK.has(type) ? null : toRaw(line, element, containers);
    });
  },
};

function addressOf(element: XmlElement): string {
  return element.attribs['rdf:about'] ?? '';
}

function toRaw(
  line: number,
  item: XmlElement,
  containers: ReadonlyMap<string, XmlElement>,
): RawRecord {
  const own = (name: string) => childrenOf(item, name).map(textOf);
  const parts = childrenOf(item, 'isPartOf');
  const wholes = parts.flatMap((part) => {
    const known = containers.get(part.attribs['rdf:resource'] ?? '');
    return known === undefined
      ? elements(part, 'Journal', 'Book', 'Series', 'Proceedings')
      : [known];
  });
  const about = addressOf(item);
  const addresses = elements(item, 'URI').map(textOf);
  const dois = [item, ...wholes].flatMap((of) => childrenOf(of, 'identifier').map(textOf));
  return {
    line,
    ...(about !== '' && { name: about }),
    key: null,
    title: own('title')[0],
    abstract: own('abstract')[0],
    authors: childrenOf(item, 'authors', 'inventors', 'presenters').flatMap((list) =>
      elements(list, 'Person').map(nameOf),
    ),
    dates: own('date'),
    venues: [
      // A series is where a book stands; the book is where a chapter does.
      ...wholes.filter(({ name }) => !/Series$/.test(name)).map((whole) => textOfTitle(whole)),
      textAt(item, 'presentedAt', 'title'),
      ...wholes.map((whole) => textOfTitle(whole)),
    ],
    identifiers: [
      ...dois.filter((id) => /^\s*DOI/i.test(id)),
      ...own('description'),
      about,
      ...addresses,
    ],
    urls: addresses.length > 0 ? addresses : [about],
    keywords: childrenOf(item, 'subject')
      .filter((subject) => elementAt(subject, 'LCC') === undefined)
      .map((subject) => textAt(subject, 'value') ?? textOf(subject)),
  };
}

function textOfTitle(whole: XmlElement): string | undefined {
  const [title] = childrenOf(whole, 'title');
  return title && textOf(title);
}

function nameOf(person: XmlElement): string {
  const given = textAt(person, 'givenName') ?? textAt(person, 'givenname');
  const family = textAt(person, 'surname') ?? textAt(person, 'name');
  return [given, family].filter((part) => part !== undefined && part.trim() !== '').join(' ');
}
