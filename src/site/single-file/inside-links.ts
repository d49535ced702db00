/** How a page of the site is linked to from within a map that is one file. */
export interface InsideLinks {
  /** Sub-path of the site, with slashes at both ends. */
  readonly base: string;
  /** Its full address, without a slash at the end; null where it isn't known. */
  readonly address: string | null;
  /** Whether the file holds something at this path of the site. */
  readonly holds: (path: string) => boolean;
}

/** Addresses that the script of the file turns into states of the map. */
const OF_THE_MAP = /^(?:(?:search\/)?(?:\?.*)?|(?:papers|authors|venues)\/[a-z0-9-]+\/)$/;

/**
 * Where a link leads inside the file: an address of the site stands behind `#/`. What the file does not hold is found
 * where the site is published; null where that isn't known.
 */
export function insideHref(href: string, { base, address, holds }: InsideLinks): string | null {
  if (!href.startsWith(base) || href.startsWith('//')) return href;
  const inside = href.slice(base.length);
  const path = inside.split('#')[0]!;
  if (OF_THE_MAP.test(path) || holds(path)) return `#/${inside}`;
  return address === null ? null : `${address}/${inside}`;
}
