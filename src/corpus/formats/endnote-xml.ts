import type { Format } from './format.ts';
import { elementAt, elements, textAt, textOf, type XmlElement, xmlRecords } from './xml.ts';

/** EndNote's XML export: `<xml><records><record>`. */
export const endnoteXml: Format = {
  name: 'endnote-xml',
  recognises: ({ start }) =>
    /<records>\s*<record>/.test(start) && /<ref-type|<contributors>|<titles>/.test(start),
  *parse(text) {
    yield* xmlRecords(text, 'record', (line, element) => {
      const texts = (within: XmlElement | undefined, name: string) =>
        within === undefined ? [] : elements(within, name).map(textOf);
      return {
        line,
        title: textAt(element, 'titles', 'title'),
        abstract: textAt(element, 'abstract'),
        authors: texts(elementAt(element, 'authors'), 'author'),
        dates: [textAt(element, 'dates', 'year'), textAt(element, 'pub-dates', 'date')],
        venues: [
          textAt(element, 'periodical', 'full-title'),
          textAt(element, 'titles', 'secondary-title'),
        ],
        doi: textAt(element, 'electronic-resource-num'),
        notes: [...texts(element, 'notes'), ...texts(element, 'research-notes')],
        urls: texts(elementAt(element, 'urls'), 'url'),
        keywords: texts(elementAt(element, 'keywords'), 'keyword'),
      };
    });
  },
};
