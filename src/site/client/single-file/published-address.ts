// Ships to the browser, in a single file: what is given away is the published map's, since nobody else has this disk.
import { siteHref } from '../shared/dom.ts';

const published = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;

/** The address of what is seen now, where the map is published; in this file where it isn't. */
export function ownAddress(): string {
  return published === undefined ? location.href : published + location.search;
}

/** The full address of a path of the site, likewise. */
export function fullAddress(path: string): string {
  return published === undefined ? new URL(siteHref(path), location.href).href : published + path;
}
