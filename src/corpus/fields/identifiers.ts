/** Crossref's own pattern, ended by what can't stand in an address; brackets are balanced afterwards. */
const DOI = /\b10\.\d{4,9}\/[^\s"<>{}|\\^`]+/i;
/** A DOI made of a serial item's identifier (ANSI/NISO Z39.56): its pages and title code stand in angle brackets. */
const SICI =
  /\b10\.\d{4,9}\/[^\s"<>{}|\\^`]{1,60}<[^\s"<>{}|\\^`]{1,60}>[\d.]{1,8}(?:CO|TX);2-?[\w#@*$]?/i;
/** The same inside the query of an address. */
const ESCAPED_DOI = /\b10\.\d{4,9}%2f[^\s"<>&]+/i;
const ARXIV_NEW = String.raw`\d{4}\.\d{4,5}`;
const ARXIV_OLD = String.raw`[a-z][a-z-]*(?:\.[A-Z]{2})?\/\d{7}`;
const ARXIV_ID = new RegExp(`^(?:${ARXIV_NEW}|${ARXIV_OLD})(?:v\\d+)?$`, 'i');
const ARXIV_NAMED = new RegExp(
  `(?:arxiv(?:\\.org\\/(?:abs|pdf|html)\\/|\\s*:\\s*|\\.|\\s+e-?prints?,?\\s+)|10\\.48550\\/arxiv\\.)(${ARXIV_NEW}|${ARXIV_OLD})(?:v\\d+)?`,
  'i',
);

/** The first DOI in a text, without resolver, lower and upper case as there; null without one. */
export function findDoi(text: string): string | null {
  const sici = SICI.exec(bracketed(text))?.[0];
  if (sici !== undefined) return sici.replace(/-$/, '');
  const escaped = ESCAPED_DOI.exec(text)?.[0];
  const found = escaped === undefined ? DOI.exec(text)?.[0] : unescaped(escaped);
  if (found === undefined) return null;
  let doi = found.replace(/(?:&(?:amp|lt|gt|quot);?.*|[?&](?:utm_|partnerID=|md5=).*)$/i, '');
  for (let last = ''; last !== doi; ) {
    last = doi;
    doi = doi.replace(/[.,;:!?'"*]+$/, '');
    if (/[)\]]$/.test(doi) && !balanced(doi)) doi = doi.slice(0, -1);
  }
  return doi;
}

/** The DOI in a field that holds DOIs and nothing else, whatever its registrant. */
export function readDoi(field: string): string | null {
  const bare = field.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:?\s*)/i, '');
  return findDoi(field) ?? (/^10\.[\d.]+\/\S+$/.test(bare) ? bare : null);
}

/** The arXiv id named in a text (`arXiv:2401.01234v2`, an address, arXiv's own DOI), without version; null without one. */
export function findArxiv(text: string): string | null {
  return ARXIV_NAMED.exec(text)?.[1] ?? null;
}

/** The id in a field that holds arXiv ids and nothing else. */
export function readArxiv(field: string): string | null {
  const text = field.trim();
  return ARXIV_ID.test(text) ? text.replace(/v\d+$/i, '') : findArxiv(text);
}

/** What a note says in front of an identifier that is another paper's. */
const OF_ANOTHER =
  /\b(?:comment|reply|respon[sd]|erratum|errata|correct|corrig|retract|supersed|previous|earlier|original|cites|citing|cited in|reference|review(?:s|ed)? (?:of|on)|see(?: also)?|related|preprint of|version of|supplement|data ?sets?|code|software|companion|part of|update)/i;
/** How far in front of an identifier a note says whose it is. */
const SAID_BEFORE = 60;

/** The record's own DOI in a note of its own; null where the note names several, or another paper's. */
export function ownDoi(note: string): string | null {
  return ownOf(note, findDoi);
}

/** The record's own arXiv id in a note of its own. */
export function ownArxiv(note: string): string | null {
  return ownOf(note, findArxiv);
}

/** Notes are for people: their lines and sentences are looked at one by one. */
function ownOf(note: string, find: (text: string) => string | null): string | null {
  const found = find(note);
  if (found === null) return null;
  const at = note.toLowerCase().indexOf(found.toLowerCase());
  const before = note
    .slice(Math.max(0, at - SAID_BEFORE), at)
    .split(/[\n|]/)
    .at(-1)!;
  if (OF_ANOTHER.test(before)) return null;
  const further = at === -1 ? null : find(note.slice(at + found.length));
  return further === null || further.toLowerCase() === found.toLowerCase() ? found : null;
}

/** The first address of the web in a text; null without one. */
export function findAddress(text: string): string | null {
  return /https?:\/\/[^\s"<>{}|\\^`]+/i.exec(text)?.[0].replace(/[.,;]+$/, '') ?? null;
}

/** Angle brackets and semicolons of an identifier as they are, whoever escaped them: a page, an address, LaTeX. */
function bracketed(text: string): string {
  if (!/&(?:amp;)?lt;|%3c|</i.test(text)) return text;
  return text
    .replace(/&(?:amp;)?lt;|%3c/gi, '<')
    .replace(/&(?:amp;)?gt;|%3e/gi, '>')
    .replace(/%3b/gi, ';')
    .replace(/%28/g, '(')
    .replace(/%29/g, ')')
    .replace(/%3a/gi, ':')
    .replace(/%2f/gi, '/');
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%2f/gi, '/');
  }
}

function balanced(text: string): boolean {
  const count = (sign: string) => text.split(sign).length;
  return count('(') === count(')') && count('[') === count(']');
}
