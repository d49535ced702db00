/** A notice of rights stands in the last so many characters of an abstract. */
const MAX_NOTICE_LETTERS = 300;
const RIGHTS =
  /(?:©|\(c\)(?= ?(?:19|20)\d\d| ?copyright)|\bcopyright (?=©|\(c\)|(?:19|20)\d\d)|\bthis article is protected by copyright)/i;
/** `Abstract: …`, `AbstractYouth with …`, as some exports begin. */
const HEADING =
  /^(?:[Aa]bstract|ABSTRACT|[Ss]ummary|SUMMARY)\s*[:.–—]\s*|^Abstract(?=\p{Lu}\p{Ll})/u;

/** An abstract without what is none of it: its heading, its publisher's notice of rights. For reading by machines; pages show all. */
export function withoutNotices(abstract: string): string {
  const text = abstract.replace(HEADING, '');
  const tail = Math.max(0, text.length - MAX_NOTICE_LETTERS);
  const notice = RIGHTS.exec(text.slice(tail));
  const rest = notice === null ? text : text.slice(0, tail + notice.index).trimEnd();
  return rest === '' ? abstract : rest;
}
