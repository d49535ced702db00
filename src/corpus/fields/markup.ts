import { decodeHTMLStrict } from 'entities';
import { SUBSCRIPTS, SUPERSCRIPTS } from '../latex.ts';

/** Tags of HTML, JATS, PubMed and MathML that are written into titles and abstracts; anything else in angle brackets is text. */
const INLINE =
  'a|abbr|alternatives|b|bold|cite|code|del|dfn|em|ext-link|font|i|inf|inline-formula|inline-graphic|ins|italic|kbd|label|m[a-z]+|math|monospace|named-content|overline|q|roman|s|samp|sc|scp|small|span|strike|strong|styled-content|sup|sub|tex-math|tt|u|underline|var|xref';
const BLOCK =
  'abstract|article|blockquote|body|br|dd|disp-formula|div|dl|dt|h[1-6]|head|hr|html|li|list|list-item|ol|p|para|pre|sec|section|table|tbody|td|th|title|tr|ul';
const ATTRIBUTES = String.raw`(?:[\s/][^<>]{0,2000})?`;
const SCRIPT = /<(?:jats:|mml:)?(sup|sub|inf)\b[^<>]{0,200}>([^<]{0,80})<\/(?:jats:|mml:)?\1>/gi;
const INLINE_TAG = new RegExp(`<\\/?(?:[a-z]+:)?(?:${INLINE})${ATTRIBUTES}>`, 'gi');
const BLOCK_TAG = new RegExp(`<\\/?(?:[a-z]+:)?(?:${BLOCK})${ATTRIBUTES}>`, 'gi');
const ENTITY = /&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});/i;
const CDATA = /<!\[CDATA\[|\]\]>/g;
const COMMENT_OR_CDATA = new RegExp(`${CDATA.source}|<!--[^]{0,2000}?-->`, 'g');
/** Hardly any text has the two beside each other: looking closer is slow. */
const MAY_BE_MISREAD = /[ÂÃÄÅÎÏÐÑà-ï][\u0080-\u00bf€‘-•–—˜™š›œžŸŠŒŽƒˆ‹]/;
/** Second bytes of UTF-8 as Windows-1252 shows them. */
const SECOND = '[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]';
/**
 * Bytes of UTF-8 once read as Windows-1252: `Â©`, `Ã©`, `â€™`; inside a word also `Å‚` and `Ä…`; two and more in a row
 * `ÐžÐ·Ñ‘Ñ€Ð°`.
 */
const MISREAD = new RegExp(
  [
    `(?:[ÃÄÅ]${SECOND}){2,}`,
    '[ÂÃ][\\u0080-\\u00bf]',
    'â€[\\u0080-\\u00bf™œ“”˜š¢¦–—]',
    `Ã[‚„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ€](?=\\p{L})`,
    `(?<=\\p{L})[ÄÅÃ]${SECOND}|[ÄÅ]${SECOND}(?=\\p{Ll})`,
    `(?:[ÐÑ]${SECOND}){2,}`,
    `(?:[ÎÏ]${SECOND}){3,}`,
    `(?:[à-ï]${SECOND}{2}){2,}`,
  ].join('|'),
  'gu',
);

/**
 * A text with its markup read: entities (escaped twice, too), tags of HTML, JATS and MathML, superscripts
 * and subscripts in Unicode where every character has its small form. Blocks begin a new line.
 */
export function readMarkup(source: string): string {
  let text = source;
  // Escaped once by its author, once more by a program in between.
  for (let round = 0; round < 3 && ENTITY.test(text); round++) text = decodeHTMLStrict(text);
  if (text.includes('<')) {
    text = text
      .replace(text.includes('-->') ? COMMENT_OR_CDATA : CDATA, '')
      .replace(/<((?:jats:)?tex-math)\b[^<>]*>[^<]*<\/\1>/gi, (whole) =>
        /<(?:mml:)?math\b/i.test(text) ? '' : whole,
      )
      .replace(SCRIPT, (_, tag: string, script: string) => small(script, tag.toLowerCase()))
      .replace(INLINE_TAG, '')
      .replace(BLOCK_TAG, '\n');
  }
  return mended(text);
}

/** Whether a text holds letters that were read in a wrong encoding before they came here: `Ã©` for é. */
export function isMisread(text: string): boolean {
  return mended(text) !== text;
}

function mended(text: string): string {
  return MAY_BE_MISREAD.test(text) ? text.replace(MISREAD, reread) : text;
}

function small(script: string, tag: string): string {
  const forms = tag === 'sup' ? SUPERSCRIPTS : SUBSCRIPTS;
  const characters = [...script.trim().replace(/[−–]/g, '-')].map((sign) => forms.get(sign));
  return characters.includes(undefined) ? script : characters.join('');
}

/** Bytes of the C1 range as Windows-1252 shows them, for the way back. */
const WINDOWS_1252: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 32 }, (_, i) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(0x80 + i)),
    0x80 + i,
  ]),
);

function reread(misread: string): string {
  const bytes = [...misread].map((sign) => WINDOWS_1252.get(sign) ?? sign.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return misread;
  }
}
