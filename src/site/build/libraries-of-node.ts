/** A library by its name. Astro's own parts hang on what it bundles with them. */
const LIBRARY = /^(?!astro(?:\/|$))[@a-z][^:]*$/;

/**
 * Keeps libraries that modules below `root` name out of the program that Astro makes of the pages: Node has them
 * loaded, and bundled they are read, linked and run again for every site. They get their full addresses, since that
 * program lies with no node_modules in reach.
 */
export function librariesOfNode(root: string) {
  const ours = root.replaceAll('\\', '/');
  const isOurs = (module: string) =>
    module.startsWith(ours) && !module.slice(ours.length).startsWith('node_modules/');
  return {
    name: 'chartroom:libraries-of-node',
    enforce: 'pre' as const,
    applyToEnvironment: ({ name }: { readonly name: string }) => name === 'prerender',
    resolveId(id: string, importer?: string) {
      if (importer === undefined || !isOurs(importer) || !LIBRARY.test(id)) return null;
      return { id: import.meta.resolve(id), external: true };
    },
  };
}
