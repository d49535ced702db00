/** Something that serves members, each by a value. */
export interface Facility {
  /** Indices of members, rising. */
  readonly members: Int32Array;
  /** Members: how well it fits them, above 0. */
  readonly fits: Float32Array;
  /** What a member that it fits is worth. */
  readonly worth: number;
  /** Members that go to it if it is chosen, at least. */
  readonly least: number;
}

/** What a choice of facilities must keep. */
export interface ChoiceRules {
  readonly most: number;
  /** So many are wanted, and win `price` each by being there; each further one costs it. */
  readonly wanted: number;
  readonly price: number;
  /** Whether two facilities (indices) exclude each other. */
  readonly exclude: (a: number, b: number) => boolean;
}

/** Adding, exchanging and dropping one at a time ends after a few dozen steps; this many mean a circle of rounding. */
const MAX_STEPS = 200;
const MIN_GAIN = 1e-6;

interface Move {
  /** Index of the facility that comes in, −1 for none. */
  readonly add: number;
  /** The one that goes, −1 for none. */
  readonly drop: number;
  readonly gain: number;
}

/**
 * Chooses facilities so that members are served best, each by one: facility location by local search (Arya et al.
 * 2004), adding, exchanging and dropping one at a time. Returns indices in the order they came in.
 */
export function chooseFacilities(
  facilities: readonly Facility[],
  memberCount: number,
  rules: ChoiceRules,
): readonly number[] {
  let chosen: readonly number[] = [];
  for (let step = 0; step < MAX_STEPS; step++) {
    const move = movesFrom(chosen, facilities, memberCount, rules).find((candidate) =>
      allowed(after(chosen, candidate), candidate.add, facilities, memberCount, rules),
    );
    if (move === undefined) break;
    chosen = after(chosen, move);
  }
  return chosen;
}

/** A member served about as well by two goes to the one that serves fewer, as the more special. */
const SPECIAL = 0.15;

/** What one that serves so many counts for beside others. */
export function specialty(memberCount: number): number {
  return memberCount ** -SPECIAL;
}

/**
 * Which of the chosen each member goes to: its place in `chosen`, −1 where none serves it. One that would get
 * fewer than its least takes members that it serves too from those that have more.
 */
export function allot(
  chosen: readonly number[],
  facilities: readonly Facility[],
  memberCount: number,
): Int32Array {
  const owners = new Int32Array(memberCount).fill(-1);
  const best = new Float64Array(memberCount);
  for (const [place, f] of chosen.entries()) {
    const { members, fits } = facilities[f]!;
    const special = specialty(members.length);
    for (let j = 0; j < members.length; j++) {
      const m = members[j]!;
      if (fits[j]! * special <= best[m]!) continue;
      best[m] = fits[j]! * special;
      owners[m] = place;
    }
  }
  const sizes = new Int32Array(chosen.length);
  for (const owner of owners) if (owner !== -1) sizes[owner]!++;
  for (const [place, f] of chosen.entries()) {
    const { members, fits, least } = facilities[f]!;
    if (sizes[place]! >= least || members.length < least) continue;
    const others = [...members.keys()]
      .filter((j) => owners[members[j]!] !== place)
      .sort((a, b) => fits[b]! - fits[a]! || a - b);
    for (const j of others) {
      const from = owners[members[j]!]!;
      if (sizes[place] === least || sizes[from]! <= facilities[chosen[from]!]!.least) continue;
      owners[members[j]!] = place;
      sizes[from]!--;
      sizes[place]!++;
    }
  }
  return owners;
}

/** All moves that gain something, the best first. */
function movesFrom(
  chosen: readonly number[],
  facilities: readonly Facility[],
  memberCount: number,
  { most, wanted, price }: ChoiceRules,
): readonly Move[] {
  const { owners, best, second } = served(chosen, facilities, memberCount);
  const moves: Move[] = [];
  const consider = (add: number, drop: number, gain: number) => {
    if (gain > MIN_GAIN) moves.push({ add, drop, gain });
  };
  const cost = (count: number) => price * Math.abs(count - wanted);
  const more = cost(chosen.length + 1) - cost(chosen.length);
  const fewer = cost(chosen.length) - cost(chosen.length - 1);
  if (chosen.length < most) {
    for (const [f, facility] of facilities.entries())
      consider(f, -1, gainOf(facility, best) - more);
  }
  for (const [place, drop] of chosen.entries()) {
    const without = best.slice();
    let loss = 0;
    for (let m = 0; m < memberCount; m++) {
      if (owners[m] !== place) continue;
      without[m] = second[m]!;
      loss += best[m]! - second[m]!;
    }
    consider(-1, drop, fewer - loss);
    for (const [f, facility] of facilities.entries())
      if (f !== drop) consider(f, drop, gainOf(facility, without) - loss);
  }
  return moves.sort((a, b) => b.gain - a.gain || a.add - b.add || a.drop - b.drop);
}

function gainOf({ members, fits, worth }: Facility, best: Float64Array): number {
  let gain = 0;
  for (let j = 0; j < members.length; j++) {
    const more = worth * fits[j]! - best[members[j]!]!;
    if (more > 0) gain += more;
  }
  return gain;
}

function after(chosen: readonly number[], { add, drop }: Move): readonly number[] {
  const kept = chosen.filter((f) => f !== drop);
  return add === -1 ? kept : [...kept, add];
}

function allowed(
  next: readonly number[],
  added: number,
  facilities: readonly Facility[],
  memberCount: number,
  { exclude }: ChoiceRules,
): boolean {
  if (next.filter((f) => f === added).length > 1) return false;
  if (added !== -1 && next.some((f) => f !== added && exclude(f, added))) return false;
  const sizes = new Uint32Array(next.length);
  for (const owner of allot(next, facilities, memberCount)) if (owner !== -1) sizes[owner]!++;
  return sizes.every((size, place) => size >= facilities[next[place]!]!.least);
}

/** Members: who serves them best, for how much, and what the next best would give. */
function served(chosen: readonly number[], facilities: readonly Facility[], memberCount: number) {
  const owners = new Int32Array(memberCount).fill(-1);
  const best = new Float64Array(memberCount);
  const second = new Float64Array(memberCount);
  for (const [place, f] of chosen.entries()) {
    const { members, fits, worth } = facilities[f]!;
    for (let j = 0; j < members.length; j++) {
      const m = members[j]!;
      const value = worth * fits[j]!;
      if (value > best[m]!) {
        second[m] = best[m]!;
        best[m] = value;
        owners[m] = place;
      } else if (value > second[m]!) second[m] = value;
    }
  }
  return { owners, best, second };
}
