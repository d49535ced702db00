// Runs in the browser too. Where a text would stand on the map.

/** A place on the map, estimated. */
export interface Place {
  /** Unit square, y upwards. */
  readonly x: number;
  readonly y: number;
  /** Whether the papers nearest in meaning stand far apart, so that the place says little. */
  readonly doubtful: boolean;
}

/** Nearest papers that say where a text belongs; more drag it to the middle of the map. */
const NEAREST = 5;
/** A paper this much less close than the closest counts 1/e of it; chosen by placing each paper by the others. */
const FALL_OFF = 0.02;
/** Nearest papers that scatter wider than this share of the map agree on nothing. */
const SCATTER = 0.15;

/** The mean place of the papers nearest in meaning, the closer counting more; null on an empty map, or where a place is not known. */
export function estimatePlace(
  closeness: Float64Array,
  placeOf: (paper: number) => readonly [number, number] | null,
): Place | null {
  const nearest = [...closeness.keys()]
    .sort((a, b) => closeness[b]! - closeness[a]! || a - b)
    .slice(0, NEAREST);
  const [closest] = nearest;
  if (closest === undefined) return null;
  const weights = nearest.map((paper) =>
    Math.exp((closeness[paper]! - closeness[closest]!) / FALL_OFF),
  );
  const mass = weights.reduce((sum, weight) => sum + weight, 0);
  const places = nearest.map(placeOf);
  if (places.includes(null)) return null;
  const mean = (pick: (place: readonly [number, number]) => number) =>
    places.reduce((sum, place, i) => sum + weights[i]! * pick(place!), 0) / mass;
  const x = mean((place) => place[0]);
  const y = mean((place) => place[1]);
  const scatterSquared = mean((place) => (place[0] - x) ** 2 + (place[1] - y) ** 2);
  return { x: round(x), y: round(y), doubtful: scatterSquared > SCATTER ** 2 };
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
