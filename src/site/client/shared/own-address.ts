// Ships to the browser: addresses to give away.
import { siteHref } from './dom.ts';

/** The address of what is seen now. */
export function ownAddress(): string {
  return location.href;
}

/** The full address of a path of this site. */
export function fullAddress(path: string): string {
  return new URL(siteHref(path), location.href).href;
}
