import { isNoName } from './placeholders.ts';

/** What follows a family name after a comma, or stands behind it, and is no given name. */
const SUFFIX = /^(?:jr|sr|ii|iii|iv|md|phd|esq|2nd|3rd|4th)\.?$/i;
/** Initials: `J.`, `J.R.R.`, `J.-P.`. */
const INITIALS = /^(?:\p{Lu}\p{Ll}?\.-?)+$/u;
/** `Wu D`, `de Bruin JR`, `Muster M A`: as PubMed and Web of Science print names. */
const FAMILY_INITIALS =
  /^(.*?\p{Ll}\S*) ((?:\p{Lu}-?){1,3}|\p{Lu}\.?(?:[ -]\p{Lu}\.?){1,3})( (?:Jr|Sr|I{2,3}|IV|2nd|3rd|4th)\.?)?$/u;
/** What joined a name to others in a list, at its beginning or end. */
const JOINT = /^(?:and|und|&)\s+(?=\p{Lu}|\p{Ll}{1,3} \p{Lu}|\p{Lo})|\s+(?:and|&)$/gu;
/** First parts of a name behind which a capital goes on: `McDonald`, `LeCun`. */
const GOES_ON =
  /(?:^|[\s’'-])(?:Mc|Mac|De|Del|Della|Da|Di|Du|Dos|Le|La|Los|Van|Von|Fitz|O|D|L|St|Ter|Ten|Bel|Al|El|Abd|Abu)$/u;
/** What is longer is no name of a person, and not worth looking at letter by letter. */
const MAX_NAME_LETTERS = 300;
/** Large collaborations print three thousand names. */
const MAX_LIST_LETTERS = 100_000;
/** Bodies, not persons: nothing is turned around in them. */
export const BODY =
  /\b(?:university|institut(?:e|ion|o)?|consortium|collaboration|group|society|association|organi[sz]ation|committee|council|foundation|ministry|department|agency|team|network|investigators|centre|center)\b/i;

/** A name as printed: `Lovelace, Ada` and `Lovelace A.` become `Ada Lovelace` and `A. Lovelace`. */
export function printedName(raw: string): string {
  if (raw.length > MAX_NAME_LETTERS) return raw.replace(/\s+/g, ' ').trim();
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
  const [, family, initials, suffix = ''] =
    (isFamilyInitials(name) && FAMILY_INITIALS.exec(name)) || [];
  if (isNoName(name)) return name;
  if (family === undefined || BODY.test(name)) return printedName(name);
  return `${initials} ${family}${suffix}`;
}

/** A name without the `and` by which it hung in a list. */
export function withoutJoint(name: string): string {
  return name.replace(JOINT, '');
}

/**
 * The names in a list that lost what parted them, `Mia MusterOtto Beispiel`: two words or more each, the next
 * beginning with a capital behind a small letter. A list of one where it cannot be so.
 */
export function unglued(list: string): string[] {
  if (list.length > MAX_LIST_LETTERS || /[,;|]/.test(list)) return [list];
  const names: string[] = [];
  for (const part of list.split(/(?<=\p{Ll}|\p{Ll}\p{M}|Jr\.|Sr\.)(?=\p{Lu})/u)) {
    const open = names.at(-1);
    if (open === undefined || !GOES_ON.test(open)) names.push(part);
    else names[names.length - 1] = open + part;
  }
  return names.every((name) => /\S\s+\S/.test(name.trim())) ? names : [list];
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
  if (list.length <= MAX_NAME_LETTERS && UNPARTED.test(list))
    return list.split(/(?<=\.) /).map((name) => name.replace(' ', ', '));
  if (/[;；|•、]/.test(list)) return whole(list.split(/[;；|•、]/));
  if (/^[\p{Script=Han}·]{2,8}(?:[,，\s]+[\p{Script=Han}·]{2,8})+$/u.test(list))
    return whole(list.split(/[,，\s]+/));
  const joined = whole(list.split(/,? (?:and|&|und|et|y) /));
  if (joined.length > 1 && joined.every((name) => /^[^,]+,[^,]+$/.test(name))) return joined;
  const names = whole(joined.flatMap(splitCommas));
  return turnedInitials(names);
}

/** `Memon Atif M.`: a family name, a given one and initials, which stand last. */
const FAMILY_GIVEN_INITIALS = /^(\p{L}[^\s.,]+) (\p{Lu}[^\s.,]+(?: (?:\p{Lu}\.-?)+))$/u;
/** `Sofia Mary Lou`. */
const IN_FULL = /^\p{L}[^\s.,]+(?: \p{Lu}[^\s.,]+)+$/u;
/** Names with initials in a row that nothing parts: `deChambeau Aimee L. Maxion Roy A.` */
const UNPARTED = /^(?:\p{L}[^\s.,]+ \p{Lu}[^\s.,]+ \p{Lu}\.(?: (?=\S)|$)){2,}$/u;

/** `Wu D`, `Zou C` as `Wu, D` and `Zou, C`, where all names of a list are written so. */
export function turnedInitials(names: readonly string[]): string[] {
  return names.every(isFamilyInitials)
    ? names.map((name) =>
        name.replace(FAMILY_INITIALS, (_, family, initials, suffix = '') =>
          suffix === '' ? `${family}, ${initials}` : `${family},${suffix}, ${initials}`,
        ),
      )
    : [...names];
}

/**
 * `Memon Atif M.`, `Sofia Mary Lou` as `Memon, Atif M.` and `Sofia, Mary Lou`: a list of a source that writes family names
 * first, of which one name shows that given names are written in full. Others can be two family names, `García Márquez G.`
 */
export function turnedFullNames(names: readonly string[]): string[] {
  const inFull = (name: string) => IN_FULL.test(name) && !BODY.test(name);
  return names.some(inFull) &&
    names.every((name) => inFull(name) || FAMILY_GIVEN_INITIALS.test(name))
    ? names.map((name) => name.replace(' ', ', '))
    : [...names];
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
  return name.length <= MAX_NAME_LETTERS && FAMILY_INITIALS.test(name);
}

function whole(names: readonly string[]): string[] {
  return names.map((name) => name.trim()).filter((name) => name !== '');
}
