// Runs in the browser too.

/** Fields a question may name, as in `year:2024`. */
export const QUERY_FIELDS = ['topic', 'year', 'author', 'venue', 'title'] as const;

/** One of them. */
export type QueryField = (typeof QUERY_FIELDS)[number];
