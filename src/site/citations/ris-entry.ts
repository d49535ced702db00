// Runs in the browser too.
import type { ParsedName } from '@citation-js/name';
import type { CslItem } from './csl-item.ts';

/** RIS knows no preprint: it is general, not an article of a journal. */
const TYPES = {
  'article-journal': 'JOUR',
  'paper-conference': 'CONF',
  article: 'GEN',
  document: 'GEN',
} as const;

/** The item as a RIS record, one line a field however long: programs differ in what they make of a line's rest. */
export function risEntry(item: CslItem): string {
  const fields: readonly (readonly [tag: string, value: string | undefined])[] = [
    ['TY', TYPES[item.type]],
    ['ID', item.id],
    ['TI', item.title],
    ...(item.author ?? []).map((name) => ['AU', risName(name)] as const),
    ['PY', item.issued?.['date-parts'][0][0].toString()],
    ['T2', item['container-title']],
    ['PB', item.publisher],
    ['AN', item.number],
    ['DO', item.DOI],
    ['UR', item.URL],
    ['AB', item.abstract],
    ...(item.keyword?.split(', ') ?? []).map((word) => ['KW', word] as const),
  ];
  const lines = fields.flatMap(([tag, value]) =>
    value === undefined ? [] : `${tag}  - ${value.replace(/\s+/g, ' ').trim()}\n`,
  );
  return `${lines.join('')}ER  - \n`;
}

/** `Lovelace, Ada`; `King, Martin, Jr.`; a body as it is. */
function risName(name: ParsedName): string {
  if (name.literal !== undefined) return name.literal;
  const particles = [name['dropping-particle'], name['non-dropping-particle'], name.family];
  const family = particles.filter((part) => part !== undefined).join(' ');
  return [family, name.given, name.suffix].filter((part) => part !== undefined).join(', ');
}
