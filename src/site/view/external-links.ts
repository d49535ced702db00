import type { Paper } from '../../corpus/paper.ts';
import type { Strings } from '../strings/strings.ts';

/** A link off the site, which nothing but a reader's click follows. */
export interface ExternalLink {
  readonly name: string;
  readonly address: string;
}

/** Where the paper itself stands, as far as known. */
export function addressesOf(
  { doi, arxiv, url, code }: Paper,
  { paper: say }: Strings['pages'],
): readonly ExternalLink[] {
  const known: ExternalLink[] = [];
  if (doi !== null)
    known.push({ name: `doi:${doi}`, address: `https://doi.org/${encodeURI(doi)}` });
  if (arxiv !== null)
    known.push({ name: `arXiv:${arxiv}`, address: `https://arxiv.org/abs/${encodeURI(arxiv)}` });
  if (isWeb(url) && !known.some(({ address }) => address === url))
    known.push({ name: say.source, address: url });
  if (isWeb(code)) known.push({ name: say.code, address: code });
  return known;
}

/** Where to look it up: by identifier where the service takes one, else by title. */
export function lookUps({ titlePlain, doi, arxiv }: Paper): readonly ExternalLink[] {
  const title = encodeURIComponent(titlePlain);
  const exact = encodeURIComponent(doi ?? `"${titlePlain}"`);
  return [
    {
      name: 'arXiv',
      address:
        arxiv === null
          ? `https://arxiv.org/search/?searchtype=title&query=${title}`
          : `https://arxiv.org/abs/${encodeURI(arxiv)}`,
    },
    {
      name: 'Semantic Scholar',
      address: `https://www.semanticscholar.org/search?q=${doi === null ? title : exact}`,
    },
    { name: 'Google Scholar', address: `https://scholar.google.com/scholar?q=${exact}` },
  ];
}

/** Where a reader may mend a paper, by its file in the project; null where the map's repository isn't known. */
export function correctionAddress(
  repository: string | null,
  contentPath: string,
  file: string,
): string | null {
  if (repository === null) return null;
  const { host, pathname } = new URL(repository);
  const root = `https://${host}${pathname.replace(/(?:\.git)?\/*$/, '')}`;
  const view = host.includes('gitlab') ? '-/blob' : host.includes('codeberg') ? 'src' : 'blob';
  const folder = contentPath === '' ? '' : `${contentPath}/`;
  return encodeURI(`${root}/${view}/HEAD/${folder}${file}`);
}

function isWeb(address: string | null): address is string {
  return address !== null && /^https?:\/\//i.test(address);
}
