// Runs in the browser too.
import type { ParsedName } from '@citation-js/name';
import type { CslItem } from './csl-item.ts';

const TYPES = {
  'article-journal': 'article',
  'paper-conference': 'inproceedings',
  article: 'misc',
  document: 'misc',
} as const;

/** What TeX would take for a command. Braces count in BibTeX even behind a backslash, so they need names. */
const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}',
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '^': '{\\textasciicircum}',
  '~': '{\\textasciitilde}',
  $: '\\$',
  '%': '\\%',
  '#': '\\#',
  '&': '\\&',
  _: '\\_',
};

/**
 * The item as a BibTeX entry in UTF-8 that parses back to the same text, whatever stands in it. The title has
 * braces of its own, so that styles keep its capitals.
 */
export function bibtexEntry(item: CslItem): string {
  const venue = item.type === 'paper-conference' ? 'booktitle' : 'journal';
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['title', `{${texText(item.title)}}`],
    ['author', item.author?.map(texName).join(' and ')],
    ['year', item.issued?.['date-parts'][0][0].toString()],
    [venue, known(item['container-title'], texText)],
    ['doi', known(item.DOI, texAddress)],
    ['eprint', item.number?.replace('arXiv:', '')],
    ['archiveprefix', item.publisher],
    ['url', known(item.URL, texAddress)],
    ['keywords', known(item.keyword, texText)],
    ['abstract', known(item.abstract, texText)],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : `  ${name} = {${value}},\n`,
  );
  return `@${TYPES[item.type]}{${item.id},\n${lines.join('')}}\n`;
}

function known(value: string | undefined, write: (value: string) => string): string | undefined {
  return value === undefined ? undefined : write(value);
}

function texText(text: string): string {
  return text
    .replace(/[\\{}^~$%#&_]/g, (character) => SPECIAL[character]!)
    .replace(/([-`'])(?=\1)/g, '$1{}');
}

/** Addresses and identifiers stand as they are, but for what would end the field. */
function texAddress(address: string): string {
  return address.replace(/[\\{}]/g, encodeURIComponent);
}

/** `Lovelace, Ada`; `van der Berg, J.`; `King, Jr., Martin`; a body in braces. */
function texName(name: ParsedName): string {
  if (name.literal !== undefined || name.given === undefined)
    return `{${texText(name.literal ?? familyOf(name))}}`;
  const parts = [familyOf(name), name.suffix, name.given].filter((part) => part !== undefined);
  return parts.map((part) => withoutAnd(texText(part))).join(', ');
}

function familyOf(name: ParsedName): string {
  const particles = [name['dropping-particle'], name['non-dropping-particle']];
  return [...particles, name.family].filter((part) => part !== undefined).join(' ');
}

/** The word that parts names must not stand in one. */
function withoutAnd(part: string): string {
  return part.replace(/\band\b/gi, (word) => `{${word}}`);
}
