import type { Format, RawRecord } from './format.ts';
import { childrenOf, elements, textAt, textOf, type XmlElement, xmlRecords } from './xml.ts';

/** Titles of a work that are not the one it is known by. */
const OTHER_TITLE = new Set(['alternative', 'abbreviated', 'translated', 'uniform']);
/** Parts played by people who are no authors: editors, translators, supervisors, funders, hosts. */
const NO_AUTHOR =
  /^(?:edt|editor|trl|translator|ths|dgs|advisor|supervisor|thesis advisor|degree supervisor|fnd|funder|his|host institution|pbl|publisher|rev|reviewer|opn|opponent|dgg|degree grantor)\b/i;

/** MODS of the Library of Congress, as Zotero and repositories write it, alone or in a collection. */
export const mods: Format = {
  name: 'mods',
  recognises: ({ start }) => /<(?:[a-z]+:)?mods(?:Collection)?[\s>]/.test(start),
  *parse(text) {
    yield* xmlRecords(text, 'mods', toRaw);
  },
};

function toRaw(line: number, record: XmlElement): RawRecord {
  const hosts = childrenOf(record, 'relatedItem').filter(({ attribs }) => attribs.type === 'host');
  const series = childrenOf(record, 'relatedItem').filter(
    ({ attribs }) => attribs.type === 'series',
  );
  const identifiers = [record, ...hosts].flatMap((of) => childrenOf(of, 'identifier'));
  const origins = [record, ...hosts].flatMap((of) => childrenOf(of, 'originInfo', 'part'));
  const urls = childrenOf(record, 'location').flatMap((location) =>
    elements(location, 'url').map(textOf),
  );
  const named = childrenOf(record, 'name').filter((name) => !NO_AUTHOR.test(roleOf(name)));
  return {
    line,
    ...(record.attribs.ID !== undefined && { name: record.attribs.ID }),
    key: record.attribs.ID === undefined ? null : `mods:${record.attribs.ID}`,
    title: titleOf(record),
    abstract: childrenOf(record, 'abstract')
      .map(textOf)
      .find((one) => one.trim() !== ''),
    authors: named.map(nameOf),
    dates: origins.flatMap((origin) =>
      elements(origin, 'dateIssued', 'date', 'copyrightDate', 'dateCreated').map(textOf),
    ),
    venues: [...hosts, ...series].map(titleOf),
    doi: identifiers.filter(({ attribs }) => /^doi$/i.test(attribs.type ?? '')).map(textOf)[0],
    identifiers: [...identifiers.map(textOf), ...urls],
    urls: [...urls, ...identifiers.map(textOf)],
    keywords: childrenOf(record, 'subject').flatMap((subject) =>
      elements(subject, 'topic').map(textOf),
    ),
  };
}

/** `The`, `map`, `a field test` in elements of their own are `The map: a field test`. */
function titleOf(of: XmlElement): string | undefined {
  const infos = childrenOf(of, 'titleInfo');
  const info = infos.find(({ attribs }) => !OTHER_TITLE.has(attribs.type ?? '')) ?? infos[0];
  if (info === undefined) return undefined;
  const part = (name: string) => textAt(info, name)?.trim() || undefined;
  const first = [part('nonSort'), part('title')].filter((one) => one !== undefined).join(' ');
  return [first.replace(/(['’]) /, '$1'), part('subTitle')].filter(Boolean).join(': ');
}

function roleOf(name: XmlElement): string {
  return textAt(name, 'roleTerm')?.trim() ?? '';
}

function nameOf(name: XmlElement): string {
  const parts = childrenOf(name, 'namePart');
  const of = (...types: readonly (string | undefined)[]) =>
    parts
      .filter(({ attribs }) => types.includes(attribs.type))
      .map((part) => textOf(part).trim())
      .filter((part) => part !== '');
  const family = of('family');
  if (family.length > 0) return [...of('given'), ...family].join(' ');
  return of(undefined)[0] ?? textAt(name, 'displayForm') ?? of('given').join(' ');
}
