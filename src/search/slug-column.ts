// Runs in the browser too. Slugs beside titles: nearly all are made of them, and so need not be written.
import { titleSlug } from '../words/title-slug.ts';

/** Slugs, '' for those that their titles tell. */
export function packSlugs(slugs: readonly string[], titles: readonly string[]): readonly string[] {
  return slugs.map((slug, i) => (slug === titleSlug(titles[i]!) ? '' : slug));
}

/** The slugs that `packSlugs` packed. */
export function unpackSlugs(
  packed: readonly string[],
  titles: readonly string[],
): readonly string[] {
  return packed.map((slug, i) => slug || titleSlug(titles[i]!));
}
