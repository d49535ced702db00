/** The sub-path of a site with slashes at both ends: `/`, or `/somewhere/` for an address that ends so. */
export function basePath(address: string | null): string {
  if (address === null) return '/';
  const path = new URL(address).pathname.replace(/\/+$/, '');
  return `${path}/`;
}

/** The full address of a path of the site (`papers/a/`); null where the site's own address isn't known. */
export function canonical(address: string | null, path: string): string | null {
  return address === null ? null : `${address}/${path}`;
}

/** Path of a topic's page, or of the subtopic that `path` leads to (`AtlasPaper.path`). */
export function groupPath(topic: string, path: readonly string[]): string {
  return `${['topics', topic, ...path].join('/')}/`;
}
