import type { SiteSettings } from '../paper.ts';

/** What a host takes of a site; infinite where it sets no limit. */
interface HostLimits {
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
  readonly fileBytes: number;
  /** Files in one folder. */
  readonly folderFiles: number;
}

const NO_LIMIT = Number.POSITIVE_INFINITY;
const NO_LIMITS = {
  files: NO_LIMIT,
  bytes: NO_LIMIT,
  fileBytes: NO_LIMIT,
  folderFiles: NO_LIMIT,
};

/** As the hosts' own pages said in 2026, of what is free. */
const HOSTS: Readonly<Record<SiteSettings['host'], HostLimits>> = {
  any: { ...NO_LIMITS, name: '' },
  github: { ...NO_LIMITS, name: 'GitHub Pages', bytes: 1e9 },
  cloudflare: { ...NO_LIMITS, name: 'Cloudflare Pages', files: 20_000, fileBytes: 25 * 2 ** 20 },
  netlify: { ...NO_LIMITS, name: 'Netlify', folderFiles: 54_000 },
};

/** What the host that an owner named takes. */
export function limitsOf({ host }: Pick<SiteSettings, 'host'>): HostLimits {
  return HOSTS[host];
}
