// Runs in the browser too.
import { type ParsedName, parse } from '@citation-js/name';

/** A name of one word, or with one of these in it, is a body's and stays whole. */
const BODY =
  /^the\s|\b(?:team|group|consortium|collaboration|committee|association|institute|university|laborator(?:y|ies)|labs?|network|initiative|society|organi[sz]ation|foundation|project)\b/i;
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;

/** A printed name taken apart for CSL: `Ada Lovelace`, `van der Berg, J.`, `Vaswani A` as PubMed prints it. */
export function cslName(printed: string): ParsedName {
  const name = printed.replace(/\s+/g, ' ').trim();
  const parts = name.split(/\s*,\s*/).filter((part) => part !== '');
  if (BODY.test(name) || parts.length === 0) return { literal: name };
  if (parts.length === 1) return nameInOrder(parts[0]!);
  const [family = '', ...rest] = parts;
  const suffix = rest.find((part) => SUFFIX.test(part));
  const given = rest.filter((part) => part !== suffix).join(' ');
  if (given === '') return { ...nameInOrder(family), ...(suffix ? { suffix } : {}) };
  return withSuffix(family, (own) => parse(`${own}, ${given}`), suffix);
}

function nameInOrder(name: string): ParsedName {
  if (!name.includes(' ')) return { literal: name };
  const pubMed = /^(.+) ([A-Z]{1,2})$/.exec(name);
  if (pubMed !== null) return { family: pubMed[1]!, given: pubMed[2]! };
  return withSuffix(name, parseInOrder);
}

/** A word that is no degree and no rank, as it stands: the parser takes Ma for MA and Do for DO. */
const FAMILY = /^(?!(?:Senior|Junior|Esq|Ret)$)\p{Lu}\p{Ll}+$/u;
/** Given names, where one stands first, that the parser takes for the beginning of a family's. */
const GIVEN = /^(?:Da|Di|Du|Lo|Mac|Pietro) /;

/** As the parser reads a name, unless it lost the family in it: Qianli Ma, Di Wang. */
function parseInOrder(name: string): ParsedName {
  const parsed = parse(name);
  const end = name.lastIndexOf(' ');
  const family = name.slice(end + 1);
  if (end < 0 || !FAMILY.test(family) || parsed.family?.endsWith(family)) return parsed;
  if (parsed.literal !== undefined && !GIVEN.test(name)) return parsed;
  return { given: name.slice(0, end), family };
}

/** `King Jr.` → `King`, with the suffix on its own. */
function withSuffix(name: string, read: (name: string) => ParsedName, given?: string): ParsedName {
  const words = name.split(' ');
  const own = words.length > 1 && SUFFIX.test(words.at(-1)!) ? words.pop() : undefined;
  const suffix = given ?? own;
  return { ...read(words.join(' ')), ...(suffix === undefined ? {} : { suffix }) };
}
