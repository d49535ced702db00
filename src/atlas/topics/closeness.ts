/** How closeness in meaning becomes log-odds: slope × (cosine − middle). */
export interface Scale {
  readonly slope: number;
  readonly middle: number;
}

/** What a cosine says, in log-odds. */
export function closenessScore({ slope, middle }: Scale, cosine: number): number {
  return slope * (cosine - middle);
}

/** Log-odds of a standard deviation above the corpus. */
const SPREAD_SLOPE = 2.1;
/** Log-odds below what the mixture says: words of a text hang together, each says less than alone. */
const MIXTURE_TRUST = 0.6;
/** How far papers of a topic stand above the others, and how both are spread: over twelve topics 0.2–0.6 and 0.1–0.2. */
const USUAL_GAP = 0.36;
const USUAL_DEVIATION = 0.14;
/** Papers that what is usual counts for. */
const USUAL_PAPERS = 100;
/** The same for a topic's share of the corpus. */
const SHARE_PAPERS = 20;
const MIN_SHARE = 0.01;
const MAX_SHARE = 0.95;
/** Topics that stand apart by less are not told apart. */
const MIN_GAP = 0.1;
const ROUNDS = 25;

/**
 * The scale of one topic's cosines. Among many topics a paper is judged by how far it stands above the corpus; but
 * where one topic fills half of it, its papers stand above nothing, and where it is the only one, nothing else tells
 * them apart: then by which of two groups it is in. `alone` is the part of the second, 1 for a single topic.
 */
export function closenessScale(cosines: Float64Array, share: number, alone: number): Scale {
  const { mean, deviation } = moments(cosines);
  const { middle, slope } = twoGroups(cosines, mean, share);
  const bySpread = ((1 - alone) * SPREAD_SLOPE) / deviation;
  const byGroup = alone * MIXTURE_TRUST * slope;
  return {
    slope: bySpread + byGroup,
    middle: (bySpread * mean + byGroup * middle) / (bySpread + byGroup),
  };
}

/**
 * Papers of a topic and the others as two normal distributions of one variance, fitted by expectation maximisation
 * (Dempster, Laird & Rubin 1977) with what is usual as a prior: `middle` is as likely in both, `slope` the log-odds of
 * a cosine above it.
 */
function twoGroups(cosines: Float64Array, mean: number, share: number): Scale {
  const n = cosines.length;
  let gap = USUAL_GAP;
  let low = mean - share * gap;
  let variance = USUAL_DEVIATION ** 2;
  let own = share;
  const sum = mean * n;
  for (let round = 0; round < ROUNDS; round++) {
    let inside = 0;
    let insideSum = 0;
    let squares = 0;
    for (const cosine of cosines) {
      const odds = ((cosine - low - gap / 2) * gap) / variance + Math.log(own / (1 - own));
      const part = 1 / (1 + Math.exp(-odds));
      inside += part;
      insideSum += part * cosine;
      squares += (1 - part) * (cosine - low) ** 2 + part * (cosine - low - gap) ** 2;
    }
    const held = inside + USUAL_PAPERS;
    const target = insideSum + USUAL_PAPERS * USUAL_GAP;
    const determinant = n * held - inside * inside;
    low = (sum * held - inside * target) / determinant;
    gap = Math.max(MIN_GAP, (n * target - inside * sum) / determinant);
    variance = (squares + USUAL_PAPERS * USUAL_DEVIATION ** 2) / (n + USUAL_PAPERS);
    own = (inside + SHARE_PAPERS * share) / (n + SHARE_PAPERS);
    own = Math.min(MAX_SHARE, Math.max(MIN_SHARE, own));
  }
  return { middle: low + gap / 2, slope: gap / variance };
}

function moments(values: Float64Array): { readonly mean: number; readonly deviation: number } {
  let mean = 0;
  for (const value of values) mean += value / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2 / values.length;
  // Equal papers differ by rounding only: that is no deviation to divide by.
  return { mean, deviation: squares > 1e-12 ? Math.sqrt(squares) : 1 };
}
