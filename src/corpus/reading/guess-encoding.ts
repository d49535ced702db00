import { analyse } from 'chardet';

/** An encoding that a decoder knows, and how people know it. */
export interface Guess {
  readonly encoding: string;
  readonly name: string;
}

interface Scored extends Guess {
  readonly confidence: number;
}

/** What the detector calls encodings; those of Windows hold the letters of ISO's and more. */
const KNOWN: Readonly<Record<string, readonly [encoding: string, name: string]>> = {
  GB18030: ['gb18030', 'GB18030 (Chinese)'],
  Big5: ['big5', 'Big5 (Chinese)'],
  Shift_JIS: ['shift_jis', 'Shift-JIS (Japanese)'],
  'EUC-JP': ['euc-jp', 'EUC-JP (Japanese)'],
  'EUC-KR': ['euc-kr', 'EUC-KR (Korean)'],
  'windows-1250': ['windows-1250', 'Windows-1250 (Central European)'],
  'ISO-8859-2': ['iso-8859-2', 'ISO 8859-2 (Central European)'],
  'windows-1251': ['windows-1251', 'Windows-1251 (Cyrillic)'],
  'ISO-8859-5': ['iso-8859-5', 'ISO 8859-5 (Cyrillic)'],
  'KOI8-R': ['koi8-u', 'KOI8 (Cyrillic)'],
  'windows-1253': ['windows-1253', 'Windows-1253 (Greek)'],
  'ISO-8859-7': ['iso-8859-7', 'ISO 8859-7 (Greek)'],
  'windows-1254': ['windows-1254', 'Windows-1254 (Turkish)'],
  'ISO-8859-9': ['windows-1254', 'Windows-1254 (Turkish)'],
  'windows-1255': ['windows-1255', 'Windows-1255 (Hebrew)'],
  'ISO-8859-8': ['windows-1255', 'Windows-1255 (Hebrew)'],
  'windows-1256': ['windows-1256', 'Windows-1256 (Arabic)'],
  'ISO-8859-6': ['iso-8859-6', 'ISO 8859-6 (Arabic)'],
  'windows-1257': ['windows-1257', 'Windows-1257 (Baltic)'],
  'windows-1258': ['windows-1258', 'Windows-1258 (Vietnamese)'],
  'windows-874': ['windows-874', 'Windows-874 (Thai)'],
  'windows-1252': ['windows-1252', 'Windows-1252'],
  'ISO-8859-1': ['windows-1252', 'Windows-1252'],
};
const WINDOWS_1252: Guess = { encoding: 'windows-1252', name: 'Windows-1252' };
const MACINTOSH: Guess = { encoding: 'macintosh', name: 'Mac OS Roman' };

/** So many bytes of words with foreign letters show a language; more take time and show no more. */
const SAMPLE_BYTES = 1 << 15;
/** The detector trusts no text of few double bytes: a short one is shown to it several times over. */
const MIN_SHOWN_BYTES = 256;
/** Of fewer letters beyond ASCII nobody can tell a language: Western ones are believed, others are not. */
const MIN_LETTERS = 6;
/** A guess by fewer letters beyond ASCII than this needs more to be believed. */
const FEW_LETTERS = 24;
/** What a guess must reach, and by how much it must lead the next that reads otherwise: measured on single titles in twenty languages. */
const MIN_CONFIDENCE = 15;
const MIN_LEAD = 4;
const MIN_CONFIDENCE_OF_FEW = 24;
const MIN_LEAD_OF_FEW = 8;
const DOUBLE_BYTES = /^(?:gb18030|big5|shift_jis|euc-)/;
/** Share of foreign words that may look odd: a formula, a word of another language. */
const MAX_ODD_SHARE = 0.1;
/** What Western texts have beyond ASCII; other letters of Windows-1252 are rare enough to be those of another encoding. */
const WESTERN =
  /^(?:[\0-\x7fäöüßÄÖÜéèêëàâçñáíóúîïôûùåøæœÅØÆÉÀÇÁÍÓÚ¿¡«»’‘“”‚„–—…•€£§©®™°µ±×·¼½¾²³ªº\u00a0\u00ad]|ã(?=[oe]))*$/;

/** Letters of other scripts than Latin: what an encoding for them must show. */
const SCRIPTS: readonly (readonly [encodings: RegExp, letters: RegExp])[] = [
  [/^(?:windows-1251|iso-8859-5|koi8)/, /\p{Script=Cyrillic}/u],
  [/^(?:windows-1253|iso-8859-7)/, /\p{Script=Greek}/u],
  [/^windows-1255/, /\p{Script=Hebrew}/u],
  [/^(?:windows-1256|iso-8859-6)/, /\p{Script=Arabic}/u],
  [/^windows-874/, /\p{Script=Thai}/u],
  [/^(?:gb18030|big5)/, /\p{Script=Han}/u],
  [/^(?:shift_jis|euc-jp)/, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u],
  [/^euc-kr/, /\p{Script=Hangul}/u],
];

const EAST_ASIAN = String.raw`\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}`;
/** What no word of another script has: signs and small numbers inside, frames, capitals behind small letters, letters that end a word in front of others. */
const ODD_FOREIGN = new RegExp(
  [
    String.raw`\p{L}[\p{S}\p{No}]+\p{L}|[\u2500-\u259f]`,
    String.raw`\p{Ll}\p{M}*\p{Lu}`,
    String.raw`ς\p{L}|[ךםןףץ]\p{L}`,
    // Letters of two alphabets in one word; a sign of East Asia in the middle of a Latin one.
    String.raw`\p{Script=Latin}[^\0-\x7f\p{Script=Latin}\p{P}\p{S}\p{M}\p{N}${EAST_ASIAN}]`,
    `[A-Za-z][${EAST_ASIAN}]{1,2}[a-z]|^[${EAST_ASIAN}][a-z]{2}`,
  ].join('|'),
  'u',
);
/** The same of a Latin word: accents in a row (but `ışığı`), signs in front of letters or between them. */
const ODD_LATIN =
  /[^\0-\x7f\p{P}\p{S}ışğýþð]{4}|\p{L}[^\0-\x7f\p{L}\p{M}’'´·‑‐–—]\p{L}|[°±×·¼½¾²³ªº©®§£]{2}|\p{Ll}[À-ÖØ-Þ]\p{Ll}|[†‡‰ˆ˜¤¥¢£¦¨¬¯¸¹²³¼½¾ªº…Ÿƒ]\p{L}|\p{L}[†‡‰ˆ˜¤¥¢£¦¨¬¯¸¹¼½¾ªŸƒ¶]/u;

/**
 * The encoding of bytes that are no UTF-8, by their words with letters beyond ASCII; null where two fit nearly as well
 * or none does. Windows-1252 is believed where its letters stand as Western languages have them.
 */
export function guessEncoding(bytes: Uint8Array): Guess | null {
  const sample = foreignWords(bytes);
  const read = (encoding: string) => new TextDecoder(encoding).decode(sample);
  const fitting = fittingEncodings(sample);
  const [best] = fitting;
  const western = looksRight(sample, 'windows-1252') ? read('windows-1252') : null;
  if (western !== null && isTurkish(western)) {
    return fitting.find(({ encoding }) => encoding === 'windows-1254') ?? null;
  }
  const letters = sample.filter((byte) => byte >= 0x80).length;
  const common = western !== null && WESTERN.test(western);
  // Signs such as ± and © are of no language.
  const inWords = western?.match(/[^\0-\x7f\P{L}]/gu)?.length ?? 0;
  if (common && inWords < MIN_LETTERS) return WINDOWS_1252;
  const rival = fitting.find(({ encoding }) => best && read(encoding) !== read(best.encoding));
  const few = letters < FEW_LETTERS;
  const convincing = best !== undefined && isSure(best, rival?.confidence ?? 0, few);
  // Few letters that are not common ones of Western languages do not show one.
  if (convincing && !(few && !common && best.encoding === WINDOWS_1252.encoding))
    return read(best.encoding) === western ? WINDOWS_1252 : best;
  if (common) return WINDOWS_1252;
  const onlyMac = best === undefined && western === null && isMacWestern(read(MACINTOSH.encoding));
  return onlyMac && looksRight(sample, MACINTOSH.encoding) ? MACINTOSH : null;
}

/** Whether a guess is confident enough, and ahead of the next that reads otherwise. */
function isSure({ encoding, confidence }: Scored, rival: number, few: boolean): boolean {
  // Double bytes are counted as common or not: of few letters many are common.
  const against = rival * (few && DOUBLE_BYTES.test(encoding) ? 2 : 1);
  return (
    confidence >= (few ? MIN_CONFIDENCE_OF_FEW : MIN_CONFIDENCE) &&
    confidence >= against + (few ? MIN_LEAD_OF_FEW : MIN_LEAD)
  );
}

/** Whether a text read as Mac OS Roman has the letters of Western languages; its dot inside words is another encoding's letter. */
function isMacWestern(text: string): boolean {
  return WESTERN.test(text) && !/\p{L}·\p{L}/u.test(text);
}

/** Encodings that read the sample as words, likeliest first. */
function fittingEncodings(sample: Uint8Array): readonly Scored[] {
  const times = Math.ceil(MIN_SHOWN_BYTES / Math.max(1, sample.length));
  const shown = Buffer.concat(Array.from({ length: times }, () => sample));
  const found = new Map<string, Scored>();
  for (const { name, confidence } of analyse(shown)) {
    const [encoding, label] = KNOWN[name] ?? [];
    if (encoding === undefined || label === undefined || found.has(encoding)) continue;
    if (looksRight(sample, encoding)) found.set(encoding, { encoding, name: label, confidence });
  }
  return [...found.values()].sort((a, b) => b.confidence - a.confidence);
}

/** Turkish read as Western letters: `Yýlmaz, Ayþe`. Icelandic has these letters beside others of its own. */
function isTurkish(western: string): boolean {
  if (/[áíóúæ]/i.test(western)) return false;
  const dotless = western.match(/\p{L}*ý\p{L}*/gu)?.length ?? 0;
  return dotless > 1 || /\p{Ll}þ|Ý\p{Ll}/u.test(western);
}

/** The words of a file that have a byte beyond ASCII, parted by blanks: whatever is English says nothing of the encoding. */
function foreignWords(bytes: Uint8Array): Uint8Array {
  const words = new Uint8Array(SAMPLE_BYTES);
  let length = 0;
  let from = -1;
  let foreign = false;
  for (let i = 0; i <= bytes.length && length < SAMPLE_BYTES; i++) {
    const byte = bytes[i] ?? 0x20;
    // The second of two bytes may be any sign from @ to ~.
    const inside =
      byte >= 0x80 ||
      (byte >= 0x40 && byte < 0x7f) ||
      (foreign && byte >= 0x30 && byte < 0x3a && (bytes[i - 1] ?? 0) >= 0x80);
    if (inside) {
      if (from === -1) from = i;
      if (byte >= 0x80) foreign = true;
    } else if (from !== -1) {
      if (foreign) {
        const word = bytes.subarray(from, Math.min(i, from + SAMPLE_BYTES - length - 1));
        words.set(word, length);
        length += word.length;
        words[length++] = 0x20;
      }
      from = -1;
      foreign = false;
    }
  }
  return words.subarray(0, length);
}

/** Whether words read so are words: letters of one script in each, capitals in front, no signs inside. */
function looksRight(sample: Uint8Array, encoding: string): boolean {
  const text = new TextDecoder(encoding).decode(sample);
  const words = text
    .split(/[^\p{L}\p{M}\p{N}\p{S}\p{P}\p{C}]+/u)
    .filter((word) => /[^\0-\x7f]/.test(word));
  const script = SCRIPTS.find(([encodings]) => encodings.test(encoding))?.[1];
  const odd = words.filter((word) => isOdd(word, script)).length;
  return odd <= words.length * MAX_ODD_SHARE && (script === undefined || script.test(text));
}

function isOdd(word: string, script: RegExp | undefined): boolean {
  // No text has these: unassigned bytes, control characters, private use.
  if (/[\ufffd\u0080-\u009f\p{Co}\p{Cn}]/u.test(word)) return true;
  return (script === undefined ? ODD_LATIN : ODD_FOREIGN).test(word);
}
