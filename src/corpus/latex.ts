// Runs in the browser too.

/** A stretch of text with its LaTeX remnants understood. */
export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly text: string }
  /** `source` is TeX without its dollars; `plain` is its best line of Unicode; `simple`: nothing is lost in it. */
  | {
      readonly kind: 'math';
      readonly source: string;
      readonly plain: string;
      readonly simple: boolean;
    };

/** Without one of these signs nothing in a text is LaTeX: most texts are read at a glance. */
const LATEX = /[\\${^_~*]|``|''/;
/**
 * A formula; emphasis by a command, by an old font switch, or by stars as in Markdown, which exports hand on as they
 * stand: only around whole words, so that `A* and D*` keep theirs. Nothing looks further than a formula reaches.
 */
const SPECIAL =
  /\$\$([^$]+)\$\$|\$([^$]+)\$|\\\((.{1,200}?)\\\)|\\(?:textit|emph)\{([^{}]*)\}|\{\\(?:em|it)\s+([^{}]*)\}|\*(?<=(?:^|[\s("“])\*)(\p{L}(?:[^*$\n]{0,80}[\p{L}\p{N}])?)\*(?![\p{L}\p{N}*])/gu;
/** Longer than any inline formula of an abstract: two stray dollars a sentence apart are not a formula. */
const MAX_FORMULA_LETTERS = 200;

export const ACCENTS: ReadonlyMap<string, string> = tableOf({
  '"': '\u0308',
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  c: '\u0327',
  v: '\u030c',
  u: '\u0306',
  H: '\u030b',
  r: '\u030a',
  k: '\u0328',
});

export const SYMBOLS: ReadonlyMap<string, string> = tableOf({
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', zeta: 'ζ', eta: 'η',
  theta: 'θ', iota: 'ι', kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ',
  sigma: 'σ', tau: 'τ', phi: 'φ', varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ',
  Theta: 'Θ', Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π', Sigma: 'Σ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω',
  times: '×', pm: '±', cdot: '·', leq: '≤', le: '≤', geq: '≥', ge: '≥', neq: '≠', ne: '≠', approx: '≈',
  sim: '∼', infty: '∞', ell: 'ℓ', in: '∈', to: '→', rightarrow: '→', leftarrow: '←', ldots: '…',
  dots: '…', cdots: '⋯', sum: '∑', prod: '∏', sqrt: '√', partial: '∂', nabla: '∇', propto: '∝', odot: '⊙',
  ss: 'ß', o: 'ø', O: 'Ø', ae: 'æ', AE: 'Æ', oe: 'œ', aa: 'å', AA: 'Å', l: 'ł', L: 'Ł', i: 'ı',
}); // biome-ignore format: a table reads best in rows

const FONTS =
  'text|textbf|textrm|textsc|textsf|texttt|mathbf|mathrm|mathcal|mathbb|mathit|mathsf|boldsymbol|bm|operatorname|underline|mbox';
const FONT_COMMAND = new RegExp(`\\\\?\\b(?:${FONTS})\\s*\\{([^{}]*)\\}`, 'g');

export const SUPERSCRIPTS: ReadonlyMap<string, string> = scripts(
  '0123456789+-=()nixk',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣᵏ',
);
export const SUBSCRIPTS: ReadonlyMap<string, string> = scripts(
  '0123456789+-=()aeoxijkmnpt',
  '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓᵢⱼₖₘₙₚₜ',
);

/**
 * Splits a text into what a reader sees: text with its accents, escapes and quotes in place,
 * emphasis, formulas. What is no LaTeX, prices and broken formulas among it, stays text.
 */
export function parseLatex(source: string): readonly Segment[] {
  if (!LATEX.test(source)) return source === '' ? [] : [{ kind: 'text', text: source }];
  const segments: Segment[] = [];
  let from = 0;
  // The first group that matches says what it is.
  const special = new RegExp(SPECIAL);
  for (let match = special.exec(source); match !== null; match = special.exec(source)) {
    const [whole, display, inline, round, command, font, starred] = match;
    if (source[match.index - 1] === '\\') {
      special.lastIndex = match.index + 1;
      continue;
    }
    const formula = display ?? inline ?? round;
    if (formula !== undefined && !isFormula(formula, source[match.index + whole.length] ?? '')) {
      special.lastIndex = match.index + 1;
      continue;
    }
    pushText(segments, source.slice(from, match.index));
    if (formula !== undefined) segments.push(mathSegment(formula.trim()));
    else segments.push({ kind: 'emphasis', text: plainRun(command ?? font ?? starred ?? '') });
    from = match.index + whole.length;
  }
  pushText(segments, source.slice(from));
  return segments;
}

/** The text as one line of Unicode: `P$^2$ Law` → `P² Law`, `T\"ULU` → `TÜLU`, `4\%` → `4%`. */
export function plainText(source: string): string {
  const text = LATEX.test(source)
    ? parseLatex(source)
        .map((segment) => (segment.kind === 'math' ? segment.plain : segment.text))
        .join('')
    : source;
  return text.replace(/\s+/g, ' ').trim();
}

function pushText(segments: Segment[], source: string): void {
  if (source !== '') segments.push({ kind: 'text', text: plainRun(source) });
}

/** Pandoc's rule for dollars, and: a formula is not a sentence. */
function isFormula(source: string, next: string): boolean {
  const words = source.replace(/\\[a-zA-Z]+/g, '').match(/\b[a-z]{3,}\b/g) ?? [];
  return (
    source.length <= MAX_FORMULA_LETTERS &&
    !/^\s|\s$/.test(source) &&
    !/^\d/.test(next) &&
    (words.length < 3 || /\\text|\\mathrm|\\operatorname/.test(source))
  );
}

function mathSegment(source: string): Segment {
  const whole = plainMath(source);
  const simple = !/[\\^_{}]/.test(whole) && whole.length <= 12;
  // What has no small form stands in the line: T_c reads Tc.
  return {
    kind: 'math',
    source,
    plain: whole.replace(/[\^_](?=[\p{L}\p{N}{*+−-])|[{}]/gu, ''),
    simple,
  };
}

function plainMath(source: string): string {
  return scripted(
    source
      .replace(/\{\}/g, '')
      .replace(/\^\s*(?:\{\s*\\circ\s*\}|\\circ(?![a-zA-Z]))\s*/g, '°')
      .replace(FONT_COMMAND, '$1')
      .replace(/\\[td]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '$1/$2')
      .replace(/\\([a-zA-Z]+)/g, (_, name: string) => SYMBOLS.get(name) ?? name)
      .replace(/\\([%&#$_{}])/g, '$1')
      .replace(/\\[,;:! ]/g, ' '),
  ).replace(/(?<![_^])\{([^{}]*)\}/g, '$1');
}

/** Text outside formulas and emphasis. */
function plainRun(source: string): string {
  const text = source
    .replace(/\$(?=[a-z]+\{)|(?<=[a-z])\$(?=[\s.,;]|$)/g, '')
    .replace(FONT_COMMAND, '$1')
    .replace(/\\url\s*\{([^{}]*)\}/g, '$1')
    .replace(/\\href\s*\{[^{}]*\}\s*\{([^{}]*)\}/g, '$1')
    .replace(/\\(["'`^~=.]|[cvuHrk](?=\{|\s))\s*(?:\{\\?([a-zA-Z])\}|\\?([a-zA-Z]))/g, accented)
    .replace(
      /\\([a-zA-Z]+)(?![a-zA-Z])(\{\})?/g,
      (whole, name: string) => SYMBOLS.get(name) ?? whole,
    )
    .replace(/\\([%&#$_{}])/g, '$1')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/(?<=\p{L})~(?=[\p{L}\\[(])/gu, ' ');
  return scripted(unbraced(text));
}

function accented(_: string, mark: string, inBraces?: string, bare?: string): string {
  return `${inBraces ?? bare}${ACCENTS.get(mark) ?? ''}`.normalize('NFC');
}

/** Braces that only grouped: around letters, an address said twice, the remains of a fraction. */
function unbraced(text: string): string {
  return text
    .replace(/(https?:\/\/[^\s{}]{1,300})\{\1\}/g, '$1')
    .replace(/(?<=\d)\{(\d+)\}/g, '/$1')
    .replace(/(?<![_^])\{([\p{L}\p{N}\s.:/_+-]*)\}/gu, '$1');
}

/** `x^2`, `x_{ij}` in Unicode where every character has its small form; left alone otherwise. */
function scripted(text: string): string {
  return text
    .replace(
      /(^|[\p{L}\p{N})\]])\^(?:\{([^{}]{1,6})\}|([+-]?\d+|[nixk](?![\p{L}\p{N}])))/gu,
      (whole, before, group, bare) => small(whole, before, group ?? bare, SUPERSCRIPTS),
    )
    .replace(
      /(^|[\p{L})])_(?:\{([^{}]{1,6})\}|(\d(?![\p{L}\p{N}_])))/gu,
      (whole, before, group, bare) => small(whole, before, group ?? bare, SUBSCRIPTS),
    );
}

function small(
  whole: string,
  before: string,
  script: string,
  forms: ReadonlyMap<string, string>,
): string {
  const characters = [...script].map((character) => forms.get(character));
  return characters.includes(undefined) ? whole : before + characters.join('');
}

/** A table that is asked by names from outside: `toString` is none of them. */
function tableOf(entries: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(entries));
}

function scripts(from: string, to: string): ReadonlyMap<string, string> {
  const targets = [...to];
  return new Map([...from].map((character, i) => [character, targets[i] ?? character]));
}
