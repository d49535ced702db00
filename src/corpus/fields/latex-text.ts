import { ACCENTS, SUBSCRIPTS, SUPERSCRIPTS, SYMBOLS } from '../latex.ts';

/** Commands that stand for a sign, beside the symbols of formulas. */
const SIGNS: ReadonlyMap<string, string> = new Map(Object.entries({
  textendash: '–', textemdash: '—', textquoteright: '’', textquoteleft: '‘', textquotesingle: "'",
  textquotedblleft: '“', textquotedblright: '”', textquotedbl: '"', textasciitilde: '~',
  textasciicircum: '^', textbackslash: '\\', textbar: '|', textless: '<', textgreater: '>',
  textunderscore: '_', textbraceleft: '{', textbraceright: '}', textdollar: '$', textdegree: '°',
  textregistered: '®', textcopyright: '©', copyright: '©', texttrademark: '™', textmu: 'µ',
  textbullet: '•', textellipsis: '…', textperiodcentered: '·', textonehalf: '½', texttimes: '×',
  textpm: '±', textsection: '§', textdagger: '†', textexclamdown: '¡', textquestiondown: '¿',
  guillemotleft: '«', guillemotright: '»', pounds: '£', textsterling: '£', texteuro: '€', euro: '€',
  S: '§', P: '¶', dag: '†', ddag: '‡', TeX: 'TeX', LaTeX: 'LaTeX', LaTeXe: 'LaTeX2e', BibTeX: 'BibTeX',
  j: 'ȷ', dh: 'ð', DH: 'Ð', th: 'þ', TH: 'Þ', dj: 'đ', DJ: 'Đ', ng: 'ŋ', NG: 'Ŋ', OE: 'Œ', SS: 'SS',
  quad: ' ', qquad: ' ', space: ' ', newline: ' ', par: '\n\n', ' ': ' ', ',': ' ', ';': ' ', ':': ' ',
  '!': '', '-': '', '/': '', '\\': ' ', '@': '', '%': '%', '&': '&', '#': '#', _: '_', $: '$',
  '{': '{', '}': '}', slash: '/', backslash: '\\', lbrace: '{', rbrace: '}', textnumero: '№',
})); // biome-ignore format: a table reads best in rows

/** Commands that take a letter and are named by letters; the others take any. */
const ACCENT_COMMAND =
  /\\(["'`^~=.]|[bcdHkrtuv](?![a-zA-Z]))\s*(?:\{\\?([\p{L}]?)([\p{L}]?)\}|\\([ij])(?![a-zA-Z])|(\p{L}))/gu;
/** Commands whose argument is all there is to see. */
const WRAPPER =
  /\\(?:(?:text|math)(?:bf|it|rm|sc|sf|sl|tt|up|md|normal)|text|emph|mbox|hbox|fbox|textnormal|enquote|uppercase|underline|url|path|nolinkurl|texorpdfstring\s*\{[^{}]{0,500}\}|href\s*\{[^{}]{0,500}\}|textcolor\s*\{[^{}]{0,80}\}|operatorname|foreignlanguage\s*\{[^{}]{0,40}\})\s*\{([^{}]*)\}/g;
/** Commands of a paper's own machinery: a reader sees nothing of them. */
const MACHINERY =
  /(?<![\s~])[\s~]*\\(?:cite[a-z]*\*?(?:\[[^\]]{0,80}\])*|ref|eqref|label|footnote(?:mark)?|thanks|vspace|hspace|index)\s*\{[^{}]*\}/g;
/** Any other command with one argument shows that. */
const UNKNOWN = /\\(?!(?:frac|sqrt|begin|end)\b)[a-zA-Z]+\s*\{([^{}]*)\}/g;
/** Braces that protect capitals, inside the argument of something. */
const PLAIN_GROUP = /(?<!\\[a-zA-Z]{1,30}\s{0,2}|[\\}\]])\{([^{}\\]*)\}/g;
/** Old font switches: `{\em x}`. */
const SWITCH =
  /\\(?:em|it|bf|rm|sc|sf|sl|tt|itshape|bfseries|scshape|upshape|normalfont|small|large|relax|protect|noopsort|selectlanguage)(?![a-zA-Z])\s*/g;
/** A formula stays as it is: pages set it, plain texts get its Unicode. */
const FORMULA = /\\\$|\$\$[^$]{1,400}\$\$|\$[^$]{1,400}\$|\\\((?:[^\\]|\\(?!\))){1,400}\\\)/g;
const ENSURED = /\\ensuremath\s*\{([^{}$]{1,200})\}/g;
/** Nesting deeper than this is no text. */
const DEEPEST = 8;

/**
 * A BibTeX value as its reader should see it: accents and signs in Unicode, dashes and quotes, fonts and case-protecting
 * braces gone, formulas kept as `$…$`. What it doesn't know stays as it stands.
 */
export function readLatex(source: string): string {
  if (!/[\\{}$~`'-]/.test(source)) return source;
  const formulas: string[] = [];
  const keep = (formula: string) =>
    formula === '\\$' || formula.includes('\n\n')
      ? formula
      : `\uE000${formulas.push(formula.replace(ENSURED, '$1')) - 1}\uE001`;
  const kept = source
    // Marks of our own stand for formulas and braces further down; no text brings them along.
    .replace(/[\uE000-\uE003]/g, '')
    .replace(FORMULA, keep)
    .replace(ENSURED, (_, formula: string) => keep(`$${formula}$`));
  let text = kept
    .replace(/(?<!\\)%[ \t]*\n\s*/g, '')
    // Twice: Vietnamese letters carry two marks.
    .replace(ACCENT_COMMAND, accented)
    .replace(ACCENT_COMMAND, accented)
    .replace(SWITCH, '');
  for (let depth = 0; depth < DEEPEST; depth++) {
    const inner = text
      .replace(/\\textsuperscript\s*\{([^{}]*)\}/g, (_, script: string) =>
        small(script, SUPERSCRIPTS),
      )
      .replace(/\\textsubscript\s*\{([^{}]*)\}/g, (_, script: string) => small(script, SUBSCRIPTS))
      .replace(WRAPPER, '$1')
      .replace(MACHINERY, '')
      .replace(PLAIN_GROUP, '$1')
      .replace(UNKNOWN, (whole, shown: string) => (shown === '' ? whole : shown));
    if (inner === text) break;
    text = inner;
  }
  return (
    text
      // A font the file defined for itself: what follows is all there is to see.
      .replace(/\{\\([a-zA-Z]+)\s+(?=[^\s}\\])/g, (whole, name: string) =>
        SIGNS.has(name) || SYMBOLS.has(name) ? whole : '{',
      )
      .replace(/---/g, '—')
      .replace(/(?<!-)--(?!-)/g, '–')
      .replace(/``/g, '“')
      .replace(/''/g, '”')
      .replace(/(?<!\\)~/g, ' ')
      .replace(/\\([a-zA-Z]+)(?:\{\}|[ \t]*(?=[\p{L}\p{N}]|$)|(?=\s))/gu, sign)
      .replace(/\\([a-zA-Z]+|[^a-zA-Z\s]|\s)/g, sign)
      .replace(/[{}]/g, '')
      .replace(/\uE002/g, '{')
      .replace(/\uE003/g, '}')
      .replace(/\uE000(\d+)\uE001/g, (_, i: string) => formulas[Number(i)]!)
  );
}

function accented(
  _: string,
  mark: string,
  first = '',
  second = '',
  dotless = '',
  bare = '',
): string {
  // A dotless i or j is the letter its mark belongs on.
  const letter = (first + dotless + bare).replace('ı', 'i');
  return `${letter}${letter === '' ? '' : (ACCENTS.get(mark) ?? '')}${second}`.normalize('NFC');
}

function sign(whole: string, name: string): string {
  const known = SIGNS.get(/^\s$/.test(name) ? ' ' : name) ?? SYMBOLS.get(name);
  // Braces that are meant outlive those that only group.
  return known === undefined ? whole : known === '{' ? '\uE002' : known === '}' ? '\uE003' : known;
}

function small(script: string, forms: ReadonlyMap<string, string>): string {
  const characters = [...script].map((character) => forms.get(character));
  return characters.includes(undefined) ? script : characters.join('');
}
