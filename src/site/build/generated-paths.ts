/** A name in an address: slugs, ids, names of pages. */
const NAME = '[a-z0-9-]+';

/**
 * Every path a build may write, one a line. By these a site of an earlier version, which has no list of its files, is
 * told from what its owner put there, and files of `public/` are told before they stand in the way of a page.
 */
const GENERATED = [
  'index\\.html',
  '404\\.html',
  '_headers',
  'service-worker\\.js',
  'favicon\\.svg',
  'logo\\.(?:svg|png)',
  'feed\\.xml',
  'sitemap-(?:index|\\d+)\\.xml',
  '(?:about|embed|paper|search)/index\\.html',
  `papers(?:/page/\\d+|/${NAME})?/index\\.html`,
  `topics(?:/${NAME})*(?:/page_\\d+)?/(?:index\\.html|feed\\.xml|missing\\.ris|missing-dois\\.txt)`,
  `(?:authors|venues)(?:/${NAME})*(?:/page_\\d+)?/index\\.html`,
  `pages/${NAME}/index\\.html`,
  'api/(?:atlas|paper)\\.schema\\.json',
  'api/(?:atlas\\.json|papers(?:-\\d+)?\\.jsonl|missing\\.ris|missing-dois\\.txt)',
  'assets/[^/]+\\.(?:js|css)',
  'fonts/(?:OFL\\.txt|source-serif-4-[a-z0-9-]+\\.woff2)',
  `previews/(?:${NAME}/)*${NAME}\\.png`,
  'data/(?:version\\.json|land\\.svg)',
  'data/words-[0-9a-f]+/(?:\\d+\\.bin|core\\.bin|LICENCE\\.txt)',
  'data/[0-9a-f]{12}/(?:authorships|build|fields|names|phrases)\\.json',
  'data/[0-9a-f]{12}/authors/\\d+\\.json',
  'data/[0-9a-f]{12}/(?:addresses|points|columns|related)\\.bin',
  'data/[0-9a-f]{12}/(?:panels|titles|citations)/\\d+\\.json',
  'data/[0-9a-f]{12}/(?:pages|panels|search/texts)/\\d+\\.bin',
  'data/[0-9a-f]{12}/list/(?:\\d+|index)\\.json',
  'data/[0-9a-f]{12}/search/(?:(?:words|meaning|near-words|links)\\.bin|texts/\\d+\\.json)',
  'data/[0-9a-f]{12}/search/(?:cards|cells|identifiers|postings|terms|vectors)/\\d+\\.bin',
  'data/[0-9a-f]{12}/search/(?:columns/[a-z]+(?:/\\d+)?\\.bin|vectors/LICENCE\\.txt)',
];
// Some file systems know no capital letters.
const WHOLE = new RegExp(`^(?:${GENERATED.join('|')})$`, 'i');
/** Folders that a build makes: a file of that name would stand where one is to be. */
const FOLDERS = new Set(
  'about api assets authors data embed fonts pages paper papers previews search topics venues'.split(
    ' ',
  ),
);

/** Whether a build may write a file at this path, with slashes, of a site. */
export function isGenerated(path: string): boolean {
  return WHOLE.test(path);
}

/** Whether a file at this path would stand in the way of a file or folder that a build may write. */
export function clashesWithPages(path: string): boolean {
  if (isGenerated(path) || FOLDERS.has(path.toLowerCase())) return true;
  const parts = path.split('/');
  return parts.some((_, i) => i > 0 && isGenerated(parts.slice(0, i).join('/')));
}
