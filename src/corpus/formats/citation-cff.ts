import type { Format } from './format.ts';
import { at, isObject, type Json, textOf } from './json-values.ts';
import { yamlAuthors, yamlFields } from './yaml-paper.ts';

/** `CITATION.cff` of a repository: the paper it asks to be cited by, or the software itself. */
export const citationCff: Format = {
  name: 'citation-cff',
  recognises: ({ start }) => /(?:^|[\r\n])cff-version\s*:/.test(start),
  *parse(text) {
    const fields = yamlFields(text.whole());
    if (fields === null) {
      yield { line: 1, reason: 'invalid YAML' };
      return;
    }
    const preferred = fields['preferred-citation'];
    const own = isObject(preferred) ? preferred : fields;
    const get = (...paths: readonly string[]) => textOf(at([own], paths));
    const shared = (...paths: readonly string[]) => textOf(at([own, fields], paths));
    yield {
      line: 1,
      title: get('title'),
      abstract: shared('abstract'),
      authors: yamlAuthors(at([own, fields], ['authors'])),
      dates: [
        get('year', 'date-published', 'date-released', 'issue-date'),
        shared('date-released'),
      ],
      venues: [get('journal'), get('collection-title'), get('conference.name')],
      doi: get('doi') ?? doiOf(own),
      urls: [get('url'), shared('url', 'repository')],
      code: shared('repository-code', 'repository'),
      keywords: listOf(at([own, fields], ['keywords'])),
    };
  },
};

function doiOf(own: Json): string | undefined {
  const found = listOfObjects(own.identifiers).find(({ type }) => type === 'doi');
  return textOf(found?.value);
}

function listOfObjects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(textOf).filter((item) => item !== undefined) : [];
}
