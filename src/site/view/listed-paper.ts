import { byline } from './byline.ts';
import {
  confidenceOf,
  href,
  languageOf,
  type PlacedPaper,
  shared,
  subtopicsOn,
  topicClass,
  topicOf,
} from './page-data.ts';
import { titleHtml } from './rich-text.ts';

/** What an item of a list says beside its paper's title. */
export interface ItemOptions {
  /** Its `id`. */
  readonly anchor: string | undefined;
  /** Name the paper's topic: for lists that mix them. */
  readonly withTopic: boolean;
  /** Said last; '' for nothing. */
  readonly note: string;
  /** Leave authors and venue out: for lists that say enough otherwise. */
  readonly bare: boolean;
  /** Place by centrality, from 0; undefined outside of lists that sort, by it or by year. */
  readonly central: number | undefined;
}

/**
 * A paper in a list, as HTML. A string and no component: pages of papers have a dozen each, and as components they took
 * a third of the time of all pages.
 */
export function listedPaper(
  paper: PlacedPaper,
  { anchor, withTopic, note, bare, central }: ItemOptions,
): string {
  const { attributes, link, by } = partsOf(paper);
  const id = anchor === undefined ? '' : ` id="${attribute(anchor)}"`;
  const year = paper.year === null ? '' : ` data-year="${paper.year}"`;
  const data = central === undefined ? '' : ` data-central="${central}"${year}`;
  const { topic, path } = paper.at;
  const names = () => [topicOf(topic), ...subtopicsOn(topic, path)].map(({ name }) => name);
  return [
    `<li${id}${attributes}${data}> ${link} `,
    bare ? '' : by,
    ' ',
    withTopic ? `<span class="by"> ${text(names().join(' · '))} </span>` : '',
    ' ',
    note === '' ? '' : `<span class="by">${text(note)}</span>`,
    ' </li>',
  ].join('');
}

/** What every list says of a paper. */
interface ItemParts {
  readonly attributes: string;
  readonly link: string;
  readonly by: string;
}

/** Some ten lists have each paper. */
const known = new Map<PlacedPaper, ItemParts>();

function partsOf(paper: PlacedPaper): ItemParts {
  let parts = known.get(paper);
  if (parts === undefined) {
    parts = makeParts(paper);
    known.set(paper, parts);
  }
  return parts;
}

function makeParts(paper: PlacedPaper): ItemParts {
  const { at, slug, title } = paper;
  const ring = at.topic === 'outside' ? ' ring' : '';
  const by = byline(paper, { shared });
  const language = languageOf(paper);
  const lang = language === undefined ? '' : ` lang="${language}"`;
  return {
    attributes: ` class="${topicClass(at.topic)}${ring}" title="${attribute(confidenceOf(at))}"`,
    link: `<a href="${attribute(href(`papers/${slug}/`))}" dir="auto"${lang}>${titleHtml(title)}</a>`,
    by: by === '' ? '' : `<span class="by">${text(by)}</span>`,
  };
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&#39;',
  '"': '&quot;',
};

/** Text between tags, as components write it. */
function text(value: string): string {
  return value.replace(/[&<>'"]/g, (sign) => SIGNS[sign]!);
}

/** A value between double quotes, likewise. */
function attribute(value: string): string {
  return value.replace(/[&"]/g, (sign) => SIGNS[sign]!);
}
