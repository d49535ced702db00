/** Papers on one page of a topic, an author or a venue: a longer list is slow on a phone. */
export const GROUP_PAPERS = 500;

/** How many pages a group of so many papers has. */
export function groupPages(papers: number): number {
  return Math.max(1, Math.ceil(papers / GROUP_PAPERS));
}

/**
 * Path of a page (from 1) of a group whose own path has a slash at its end: `topics/a/page_2/`. No id or slug has a low
 * line, so that a further page never stands where a subtopic is.
 */
export function furtherPath(path: string, page: number): string {
  return page === 1 ? path : `${path}page_${page}/`;
}

/** Numbers of all pages of a group, from 1. */
export function pageNumbers(papers: number): readonly number[] {
  return Array.from({ length: groupPages(papers) }, (_, i) => i + 1);
}

/** Paths of all pages of a group, its own first. */
export function groupPaths(path: string, papers: number): readonly string[] {
  return pageNumbers(papers).map((page) => furtherPath(path, page));
}
