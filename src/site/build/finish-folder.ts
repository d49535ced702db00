import { readdirSync } from 'node:fs';
import type { PublicFile } from '../../corpus/project/public-files.ts';
import { jsonBytes, type PublishedFile } from '../../map/published-file.ts';
import { hostHeaders, hostRewrites } from '../files/host-headers.ts';
import { copyPublicFiles, writeFiles } from '../files/write-files.ts';
import type { SiteModel } from '../site-model.ts';
import { basePath } from '../view/address.ts';
import { filesOfSite } from './built-folder.ts';
import { offlineWorker } from './offline-worker.ts';

/** What a site holds beside its pages and data. */
interface FinishedWith {
  /** Names this build, for pages that a reader's browser kept. */
  readonly build: string;
  /** Whether papers' pages are packed. */
  readonly isPacked: boolean;
  readonly previews: readonly PublishedFile[];
  /** The owner's, copied as they are. */
  readonly publicFiles: readonly PublicFile[];
}

/** Writes into the folder of a site, once its pages are there, what follows from them: the newest version, what hosts are told, the service worker. */
export async function finishFolder(
  folder: string,
  model: Pick<SiteModel, 'version' | 'site' | 'logo'>,
  { build, isPacked, previews, publicFiles }: FinishedWith,
): Promise<void> {
  const { version, site } = model;
  const base = basePath(site.address);
  // An owner who brings rules of her own is told ours in the README.
  const rewrites = isPacked && !publicFiles.some(({ path }) => path === '_redirects');
  const ofHosts = hostFiles(folder, base, version, rewrites);
  const pointer = { path: 'data/version.json', bytes: jsonBytes({ version, build }) };
  writeFiles(folder, [pointer, ...logoFile(model), ...previews, ...ofHosts]);
  copyPublicFiles(publicFiles, folder);
  const { offline } = site;
  writeFiles(folder, [await offlineWorker({ offline, build, base }, filesOfSite(folder))]);
}

/** What tells hosts how to answer for the site in `folder`. */
function hostFiles(
  folder: string,
  base: string,
  version: string,
  rewrites: boolean,
): readonly PublishedFile[] {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
  const headers = hostHeaders(base, version, folders.map(({ name }) => name).sort());
  const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
  return [file('_headers', headers), ...(rewrites ? [file('_redirects', hostRewrites(base))] : [])];
}

function logoFile({ logo }: Pick<SiteModel, 'logo'>): readonly PublishedFile[] {
  return logo === null ? [] : [{ path: logo.name, bytes: Buffer.from(logo.base64, 'base64') }];
}
