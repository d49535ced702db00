// Runs in the browser too.

/** Fields a question may name, as in `year:2024`. */
export const QUERY_FIELDS = [
  'topic',
  'year',
  'author',
  'venue',
  'title',
  'doi',
  'cites',
  'citedby',
] as const;

/** Those that ask who cites whom: a map may know nothing of it. */
export const LINK_FIELDS = ['cites', 'citedby'] as const;

/** One of them. */
export type LinkField = (typeof LINK_FIELDS)[number];

/** One of them. */
export type QueryField = (typeof QUERY_FIELDS)[number];
