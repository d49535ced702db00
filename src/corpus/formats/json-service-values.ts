import { at, isObject, type Json, textOf } from './json-values.ts';

/** The first text at any of these paths. */
export function text(paper: Json, ...paths: readonly string[]): string | undefined {
  return textOf(at([paper], paths));
}

/** Whether a value is a list. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** The texts of a list, or of the one that stands in its place. */
export function strings(value: unknown): string[] {
  const list = isList(value) ? value : value === undefined || value === null ? [] : [value];
  return list
    .map((item) => (isObject(item) && 'subject' in item ? textOf(item.subject) : textOf(item)))
    .filter((item) => item !== undefined);
}

/** The names in a list of persons, whichever field has them; undefined where there is no list. */
export function people(value: unknown): string[] | undefined {
  if (!isList(value)) return undefined;
  return value
    .map((one) =>
      isObject(one)
        ? (textOf(
            at([one], ['creator', 'fullName', 'fullname', 'displayName', 'wosStandard', 'name']),
          ) ?? '')
        : (textOf(one) ?? ''),
    )
    .filter((name) => name !== '');
}

/** Names that semicolons part. */
export function listed(names: string | undefined): string[] {
  return names?.split(';').filter((name) => name.trim() !== '') ?? [];
}

/** Springer writes an abstract as text, or as headings (`h1`) and paragraphs (`p`). */
export function paragraphs(value: unknown): string | undefined {
  // The heading is glued to plain texts.
  if (!isObject(value)) return textOf(value)?.replace(/^Abstract(?=\p{Lu})/u, '');
  return [value.p]
    .flat()
    .map(textOf)
    .filter((part) => part !== undefined)
    .join('\n\n');
}

/** The value of the first identifier of a kind in a list of them. */
export function ofKind(
  list: unknown,
  kind: string,
  name: string,
  value = 'value',
): string | undefined {
  const found = [list]
    .flat()
    .find((one) => isObject(one) && String(one[kind] ?? '').toLowerCase() === name);
  return isObject(found) ? textOf(found[value] ?? found.$) : undefined;
}

/** The DOI of the first of OpenAIRE's copies of a paper that has one. */
export function instanceDoi(paper: Json): string | undefined {
  for (const one of isList(paper.instances) ? paper.instances : []) {
    const doi = isObject(one)
      ? ofKind(one.pids ?? one.alternateIdentifiers, 'scheme', 'doi')
      : undefined;
    if (doi !== undefined) return doi;
  }
  return undefined;
}

/** A preprint server as it writes itself. */
export function rxiv(server: string | undefined): string | undefined {
  const name = server?.toLowerCase();
  return name === 'biorxiv' ? 'bioRxiv' : name === 'medrxiv' ? 'medRxiv' : server;
}
