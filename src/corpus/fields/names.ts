/** What follows a family name after a comma, or stands behind it, and is no given name. */
const SUFFIX = /^(?:jr|sr|ii|iii|iv|md|phd|esq)\.?$/i;
/** Initials: `J.`, `J.R.R.`, `J.-P.`. */
const INITIALS = /^(?:\p{Lu}\p{Ll}?\.-?)+$/u;
/** `Wu D`, `de Bruin JR`: as PubMed and Web of Science print names. */
const FAMILY_INITIALS = /^(.*\p{Ll}.*) ((?:\p{Lu}-?){1,3})$/u;
/** What is longer is no name of a person, and not worth looking at letter by letter. */
const LONGEST_NAME = 300;
/** Bodies, not persons: nothing is turned around in them. */
const BODY =
  /\b(?:university|institut|consortium|collaboration|group|society|association|organi[sz]ation|committee|council|foundation|ministry|department|agency|team|network|investigators|centre|center)\b/i;

/** A name as printed: `Lovelace, Ada` and `Lovelace A.` become `Ada Lovelace` and `A. Lovelace`. */
export function printedName(raw: string): string {
  if (raw.length > LONGEST_NAME) return raw.replace(/\s+/g, ' ').trim();
  const name = raw
    .replace(/\s*\((?:\d{6,}|[^()]*\borcid\b[^()]*)\)/gi, '')
    // DBLP numbers its namesakes.
    .replace(/ 0\d{3}$/, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s;,]+|[\s;,]+$/g, '');
  const parts = name.split(/ ?, ?/).filter((part) => part !== '');
  if (parts.length > 1) return turned(parts);
  const words = name.split(' ');
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1)!) ? words.slice(-1) : [];
  const end = words.length - suffix.length;
  let family = end;
  while (family > 0 && INITIALS.test(words[family - 1]!)) family--;
  if (family === 0 || family === end || BODY.test(name)) return name;
  if (words.slice(0, family).some((word) => INITIALS.test(word))) return name;
  return [...words.slice(family, end), ...words.slice(0, family), ...suffix].join(' ');
}

/** `Wu D` as `D Wu`; any other name as `printedName` has it. For sources that are known to print names so. */
export function printedFromInitials(raw: string): string {
  const name = raw.replace(/\s+/g, ' ').trim();
  const [, family, initials] = (isFamilyInitials(name) && FAMILY_INITIALS.exec(name)) || [];
  return family === undefined || BODY.test(name) ? printedName(name) : `${initials} ${family}`;
}

/** `Last, First`; `Last, Jr., First` and `Last, First, Jr.`. */
function turned(parts: readonly string[]): string {
  const [family = '', second = '', ...rest] = parts;
  if (SUFFIX.test(second)) return [...rest, family, second].join(' ');
  if (rest.some((part) => !SUFFIX.test(part))) return parts.join(', ');
  return [second, family, ...rest].join(' ');
}

/**
 * The single names in one text that lists them: `A; B`, `A and B`, `A, B and C`, `Last F., Last F.`,
 * `Last, First and Last, First`, `Last, F., Last, F.`
 */
export function splitNames(text: string): string[] {
  const source = text
    .replace(/\s+/g, ' ')
    .replace(/[,;]? ?\bet\.? al\b\.? ?$/i, '')
    .trim();
  // `Wu D, Zou C.`: the full stop ends the list.
  const stopped = source.indexOf('.') === source.length - 1 && /,|\s\p{Lu}{2,3}\.$/u.test(source);
  const list = stopped ? source.slice(0, -1) : source;
  if (/[;|•]/.test(list)) return whole(list.split(/[;|•]/));
  const joined = whole(list.split(/,? (?:and|&|und|et|y) /));
  if (joined.length > 1 && joined.every((name) => /^[^,]+,[^,]+$/.test(name))) return joined;
  const names = whole(joined.flatMap(splitCommas));
  return names.every(isFamilyInitials)
    ? names.map((name) => name.replace(FAMILY_INITIALS, '$1, $2'))
    : names;
}

/** `A. Lovelace, C. Babbage` are two; `Lovelace, Ada` is one. */
function splitCommas(list: string): string[] {
  const parts = whole(list.split(','));
  const initials = (part: string) => part.split(' ').every((word) => INITIALS.test(word));
  if (parts.length % 2 === 0 && parts.every((part, i) => i % 2 === 0 || initials(part)))
    return parts.flatMap((part, i) => (i % 2 === 0 ? [`${part}, ${parts[i + 1]}`] : []));
  // Two persons only where both halves have a given name of their own.
  if (parts.length === 2 && !parts.every((part) => /^\P{Ll}\S* \S/u.test(part)))
    return [parts.join(', ')];
  return parts.reduce<string[]>((names, part) => {
    if (SUFFIX.test(part) && names.length > 0) names[names.length - 1] += `, ${part}`;
    else names.push(part);
    return names;
  }, []);
}

function isFamilyInitials(name: string): boolean {
  return name.length <= LONGEST_NAME && FAMILY_INITIALS.test(name);
}

function whole(names: readonly string[]): string[] {
  return names.map((name) => name.trim()).filter((name) => name !== '');
}
