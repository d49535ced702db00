import { POLICY } from './content-security-policy.ts';

/** Browsers need not ask again for a file whose name changes with what it says. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const A_WEEK = 'public, max-age=604800';
/** Folders that hold no pages. */
const NO_PAGES = ['api', 'assets', 'data', 'fonts', 'previews'];

/**
 * `_headers`, which Netlify and Cloudflare Pages read: the policy as a header, since a page cannot forbid by itself
 * to be framed, and how long files may be kept. Both hosts add up the rules that fit an address, so every folder of
 * pages is named but `embed`. `base` has a slash at both ends; `folders` are those of the built site.
 */
export function hostHeaders(base: string, version: string, folders: readonly string[]): string {
  const framed = `${POLICY}; frame-ancestors 'self'`;
  const pages = folders.filter((folder) => folder !== 'embed' && !NO_PAGES.includes(folder));
  const rules: [path: string, header: string][] = [
    ['*', 'X-Content-Type-Options: nosniff'],
    ['*', 'Referrer-Policy: strict-origin-when-cross-origin'],
    ['', `Content-Security-Policy: ${framed}`],
    ['404.html', `Content-Security-Policy: ${framed}`],
    ...pages.map((page): [string, string] => [`${page}/*`, `Content-Security-Policy: ${framed}`]),
    ['embed/*', `Content-Security-Policy: ${POLICY}`],
    ['service-worker.js', 'Cache-Control: no-cache'],
    ['assets/*', `Cache-Control: ${FOR_EVER}`],
    [`data/${version}/*`, `Cache-Control: ${FOR_EVER}`],
    ['fonts/*', `Cache-Control: ${A_WEEK}`],
  ];
  const paths = [...new Set(rules.map(([path]) => path))];
  const blocks = paths.map((path) => {
    const headers = rules.filter(([own]) => own === path).map(([, header]) => `  ${header}`);
    return [`${base}${path}`, ...headers].join('\n');
  });
  return `${blocks.join('\n')}\n`;
}

/**
 * `_redirects`, which the same hosts read: the address of a paper whose page is packed is answered with the page whose
 * script unpacks it, as if it were there. Nothing else has an address of two parts below `papers/`.
 */
export function hostRewrites(base: string): string {
  return ['papers/:slug/', 'papers/:slug']
    .map((path) => `${base}${path} ${base}paper/ 200\n`)
    .join('');
}
