import type { Format } from './format.ts';
import { elements, textAt, textOf, xmlRecords } from './xml.ts';

/** The Atom feed of arXiv's API; feeds of other services with title and summary read as well. */
export const arxivAtom: Format = {
  name: 'arxiv-atom',
  recognises: ({ start }) =>
    /<(?:[a-z]+:)?feed[\s>]/i.test(start) && /<(?:[a-z]+:)?entry[\s>]/i.test(start),
  *parse(text) {
    yield* xmlRecords(text, 'entry', (line, element) => {
      const id = textAt(element, 'id')?.trim();
      return {
        line,
        ...(id !== undefined && { name: id }),
        key: id === undefined ? null : `atom:${id.replace(/v\d+$/, '')}`,
        title: textAt(element, 'title'),
        abstract: textAt(element, 'summary') ?? textAt(element, 'content'),
        authors: elements(element, 'author').map(
          (author) => textAt(author, 'name') ?? textOf(author),
        ),
        dates: [textAt(element, 'published'), textAt(element, 'updated')],
        venues: [textAt(element, 'journal_ref')],
        doi: textAt(element, 'doi'),
        identifiers: [id, ...elements(element, 'link').map(({ attribs }) => attribs.href)],
        urls: [id, ...elements(element, 'link').map(({ attribs }) => attribs.href)],
        keywords: [],
      };
    });
  },
};
