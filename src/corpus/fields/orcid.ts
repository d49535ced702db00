import { printedName } from './person-names.ts';

/** An ORCID iD in any writing: with its address, or sixteen signs in a row. */
const ORCID = /(?<![\dX])(\d{4})[-‐–]?(\d{4})[-‐–]?(\d{4})[-‐–]?(\d{3}[\dX])(?![\dX])/gi;

/** The only ORCID iD in a text; null where there is none, or several, or its check digit is wrong. */
export function readOrcid(text: string): string | null {
  const found = new Set(
    [...text.matchAll(ORCID)].map(([, ...parts]) => parts.join('-').toUpperCase()),
  );
  const [only] = found;
  return found.size === 1 && isChecked(only!) ? only! : null;
}

/** Whether the last sign is the check digit of the others: ISO 7064, MOD 11-2. */
function isChecked(orcid: string): boolean {
  const digits = orcid.replaceAll('-', '');
  let total = 0;
  for (const digit of digits.slice(0, -1)) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return digits.at(-1) === (check === 10 ? 'X' : String(check));
}

/** Where in an entry of a list the name ends: `Orio, Alessandro/0000-…`, `Orio, Alessandro; ORCID: https://…`. */
const BEHIND_NAME = /[\s,;/(|]*(?:\bORCID\b|https?:|(?<![\dX])\d{4}[-‐–]?\d{4}[-‐–]?\d{4}).*$/is;

/**
 * Gives the ORCIDs of a list of their own to the authors they name, `orcids[k]` to author `k`; '' where none is named.
 * Equal names are one, else a family name with the same first letter where only one author has both. Entries without
 * names belong to the authors in their order, where they are as many.
 */
export function orcidsByAuthor(
  entries: readonly string[],
  authors: readonly string[],
): readonly string[] {
  const named = entries.map((entry) => ({ entry, name: entry.replace(BEHIND_NAME, '').trim() }));
  if (named.every(({ name }) => name === ''))
    return entries.length === authors.length ? entries : [];
  const signs = authors.map(signsOf);
  const orcids = authors.map(() => '');
  for (const { entry, name } of named) {
    if (name === '') continue;
    const { words, loose } = signsOf(name);
    const same = signs.findIndex((own) => own.words === words);
    const near = signs.flatMap((own, k) => (own.loose === loose ? [k] : []));
    const author = same >= 0 ? same : near.length === 1 ? near[0]! : -1;
    if (author >= 0) orcids[author] = entry;
  }
  return orcids;
}

/** A name by all its words, and by its last one with the letter that the first begins with. */
function signsOf(name: string): { readonly words: string; readonly loose: string } {
  const words = printedName(name)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return { words: words.join(' '), loose: `${words.at(-1)} ${words[0]?.charAt(0)}` };
}
