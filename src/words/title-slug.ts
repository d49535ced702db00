// Runs in the browser too.
import { withPlainLetters } from './plain-letters.ts';

/** Addresses stay short enough to be read aloud and pasted. */
export const MAX_SLUG = 80;

/** A plain text as lower-case ASCII words joined by `-`, 80 characters at most; '' where nothing is left. */
export function titleSlug(plain: string): string {
  const ascii = withPlainLetters(plain.normalize('NFKD').toLowerCase())
    .replace(/\p{M}+/gu, '')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-');
  return cutSlug(ascii, MAX_SLUG);
}

/** The beginning of a slug, of whole words where there are any. */
export function cutSlug(text: string, length: number): string {
  const trimmed = text.replace(/^-+|-+$/g, '');
  if (trimmed.length <= length) return trimmed;
  const whole = trimmed.slice(0, length + 1).replace(/-[^-]*$/, '');
  return (whole.length > length ? trimmed.slice(0, length) : whole).replace(/-+$/, '');
}
