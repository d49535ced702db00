import type { PlacedPaper } from '../view/page-data.ts';
import { escapeHtml } from '../view/rich-text.ts';

/** A feed carries the newest papers; a reader who follows it has the others. */
const ENTRIES = 50;
/** Papers written by hand have no day of import; a feed needs one. */
const UNKNOWN_DAY = '2000-01-01';

interface Feed {
  readonly title: string;
  /** Full address of the page the feed belongs to. */
  readonly page: string;
  /** Full address of the feed itself. */
  readonly self: string;
  /** Full address of the site, no slash at its end. */
  readonly site: string;
  readonly authors: readonly string[];
}

/** An Atom feed (RFC 4287) of papers, newest first; ties by slug. */
export function atomFeed(feed: Feed, papers: readonly PlacedPaper[]): string {
  const newest = [...papers]
    .sort((a, b) =>
      dayOf(a) === dayOf(b) ? (a.slug < b.slug ? -1 : 1) : dayOf(a) < dayOf(b) ? 1 : -1,
    )
    .slice(0, ENTRIES);
  const entries = newest.map((paper) => {
    const address = `${feed.site}/papers/${paper.slug}/`;
    return [
      '<entry>',
      `<title>${escapeHtml(paper.titlePlain)}</title>`,
      `<link href="${escapeHtml(address)}"/>`,
      `<id>${escapeHtml(address)}</id>`,
      `<updated>${dayOf(paper)}T00:00:00Z</updated>`,
      ...paper.authors.map((name) => `<author><name>${escapeHtml(name)}</name></author>`),
      `<category term="${escapeHtml(paper.at.topic)}"/>`,
      '</entry>',
    ].join('');
  });
  const authors = feed.authors.length > 0 ? feed.authors : [feed.title];
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<title>${escapeHtml(feed.title)}</title>`,
    `<link href="${escapeHtml(feed.page)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${escapeHtml(feed.self)}"/>`,
    `<id>${escapeHtml(feed.page)}</id>`,
    `<updated>${newest[0] === undefined ? UNKNOWN_DAY : dayOf(newest[0])}T00:00:00Z</updated>`,
    ...authors.map((name) => `<author><name>${escapeHtml(name)}</name></author>`),
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}

function dayOf(paper: PlacedPaper): string {
  return paper.added ?? UNKNOWN_DAY;
}
