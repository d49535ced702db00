import type { Format, RawRecord } from './format.ts';
import type { SourceText } from './source-text.ts';
import { childrenOf, elements, textOf, type XmlElement, xmlRecords } from './xml.ts';

/** Lists of a project that references point to, by their ids. */
const LISTED = 'Person|Keyword|Periodical|SeriesTitle';
/** Which references have which persons and keywords, and which stand in which: `reference;person;person`. */
const RELATIONS = 'ReferenceAuthors|ReferenceKeywords|ReferenceReferences';

/** Citavi's XML of a project: references that point to persons, keywords and periodicals. */
export const citaviXml: Format = {
  name: 'citavi-xml',
  recognises: ({ start }) => /<CitaviExchangeData[\s>]/.test(start),
  *parse(text: SourceText) {
    const named = new Map<string, string>();
    const titles = new Map<string, string>();
    const related = new Map<string, readonly string[]>();
    const keepNames = (_: number, element: XmlElement) => {
      const relation = RELATIONS.split('|').includes(element.name);
      if (relation) readRelations(element, related);
      else if (element.attribs.id !== undefined) {
        if (element.name === 'Reference')
          titles.set(element.attribs.id, own(element, 'Title') ?? '');
        else named.set(element.attribs.id, nameOf(element));
      }
      return null;
    };
    for (const _ of xmlRecords(text, `${LISTED}|Reference|${RELATIONS}`, keepNames));
    // What follows the last reference is none of it: lists and relations end it, too.
    yield* xmlRecords(text, `${LISTED}|Reference|${RELATIONS}`, (line, element) =>
      element.name === 'Reference' ? toRaw(line, element, { named, titles, related }) : null,
    );
  },
};

/** What references point to. */
interface Project {
  readonly named: ReadonlyMap<string, string>;
  readonly titles: ReadonlyMap<string, string>;
  /** By the name of the relation and the reference; `within` leads from a contribution to its book. */
  readonly related: ReadonlyMap<string, readonly string[]>;
}

function toRaw(
  line: number,
  reference: XmlElement,
  { named, titles, related }: Project,
): RawRecord {
  const id = reference.attribs.id ?? '';
  const text = (name: string) => own(reference, name);
  const pointed = (relation: string) => related.get(`${relation}:${id}`) ?? [];
  const names = (relation: string) => pointed(relation).map((to) => named.get(to) ?? '');
  const subtitle = text('Subtitle');
  return {
    line,
    ...(text('CitationKey') !== undefined && { name: text('CitationKey')! }),
    key: id === '' ? null : `citavi:${id}`,
    title: [text('Title'), subtitle].filter((part) => part !== undefined).join(': '),
    abstract: text('Abstract'),
    authors: names('ReferenceAuthors'),
    dates: [text('Year'), text('YearResolved'), text('Date')],
    venues: [
      named.get(text('PeriodicalID') ?? ''),
      pointed('within').map((whole) => titles.get(whole))[0],
      named.get(text('SeriesTitleID') ?? ''),
    ],
    doi: text('DOI') ?? text('Doi'),
    identifiers: [text('OnlineAddress')],
    urls: [text('OnlineAddress')],
    keywords: names('ReferenceKeywords'),
  };
}

function readRelations(list: XmlElement, related: Map<string, readonly string[]>): void {
  for (const one of elements(list, 'OnetoN')) {
    const [from = '', ...to] = textOf(one)
      .split(';')
      .map((id) => id.trim().replace(/:\d+$/, ''));
    related.set(`${list.name}:${from}`, to);
    if (list.name === 'ReferenceReferences')
      for (const part of to) related.set(`within:${part}`, [from]);
  }
}

function own(element: XmlElement, name: string): string | undefined {
  const [child] = childrenOf(element, name);
  const text = child && textOf(child).trim();
  return text === '' ? undefined : text;
}

/** A person in the order of print, or the name of anything else. */
function nameOf(element: XmlElement): string {
  const parts = ['FirstName', 'MiddleName', 'Prefix', 'LastName', 'Suffix'].map((name) =>
    own(element, name),
  );
  const person = parts.filter((part) => part !== undefined).join(' ');
  return person !== '' ? person : (own(element, 'Name') ?? own(element, 'FullName') ?? '');
}
