import { createHash } from 'node:crypto';
import { cutSlug, MAX_SLUG, titleSlug } from '../words/title-slug.ts';

/** Names of devices: Windows has no file or folder called so, whatever its ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|conin|conout|clock)$/;

/**
 * An address from a plain text: lower-case ASCII words joined by `-`, 80 characters at most, a number added
 * where `taken` has it, `<fallback>-<hash>` where nothing is left.
 */
export function makeSlug(
  plain: string,
  taken: { has(slug: string): boolean },
  fallback = 'paper',
): string {
  const words = titleSlug(plain) || `${fallback}-${hex(plain).slice(0, 8)}`;
  if (!taken.has(words) && !RESERVED.test(words)) return words;
  // Thousands may share a title: what is cut off hangs on the digits alone.
  for (let digits = 1; ; digits++) {
    const short = cutSlug(words, MAX_SLUG - 1 - digits);
    for (let n = Math.max(2, 10 ** (digits - 1)); n < 10 ** digits; n++)
      if (!taken.has(`${short}-${n}`)) return `${short}-${n}`;
  }
}

/** Six letters from a slug, not among `taken`: 26⁶ are enough for a hundred thousand papers with few tries. */
export function makeShortId(slug: string, taken: { has(id: string): boolean }): string {
  for (let attempt = 0; ; attempt++) {
    const digest = createHash('sha256').update(`${slug}#${attempt}`).digest();
    const id = [...digest.subarray(0, 6)]
      .map((byte) => String.fromCharCode(97 + (byte % 26)))
      .join('');
    if (!taken.has(id)) return id;
  }
}

function hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
