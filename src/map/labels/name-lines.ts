/** More lines are a column, not a name. */
const MAX_LINES = 4;
/** A name of fewer letters stands in one line. */
const MIN_BROKEN = 9;
const AT_SPACES = / /u;
const AT_HYPHENS_TOO = /(?<=-)(?=\p{L})| /u;

/**
 * The ways to write a name in one to four lines, parted at spaces and, where asked, behind hyphens: for each number of
 * lines the one whose longest line is shortest.
 */
export function nameLines(name: string, atHyphens: boolean): readonly (readonly string[])[] {
  const parts =
    name.length < MIN_BROKEN ? [name] : name.split(atHyphens ? AT_HYPHENS_TOO : AT_SPACES);
  const gaps = partsJoined(name, parts);
  const ways: (readonly string[])[] = [];
  for (let count = 1; count <= Math.min(MAX_LINES, parts.length); count++) {
    ways.push(balanced(parts, gaps, count));
  }
  return ways;
}

/** What stands behind each part in the name: a space, or nothing behind a hyphen. */
function partsJoined(name: string, parts: readonly string[]): readonly string[] {
  let at = 0;
  return parts.map((part) => {
    at += part.length;
    const gap = name[at] === ' ' ? ' ' : '';
    at += gap.length;
    return gap;
  });
}

/** Parts in `count` lines, the longest as short as can be; of equal ones that with more in the first lines. */
function balanced(
  parts: readonly string[],
  gaps: readonly string[],
  count: number,
): readonly string[] {
  const line = (from: number, to: number) =>
    parts
      .slice(from, to)
      .map((part, i) => part + (from + i + 1 < to ? gaps[from + i]! : ''))
      .join('');
  if (count === 1) return [line(0, parts.length)];
  let best: readonly string[] = [];
  let shortest = Number.POSITIVE_INFINITY;
  for (let first = parts.length - count + 1; first >= 1; first--) {
    const rest = balanced(parts.slice(first), gaps.slice(first), count - 1);
    const longest = Math.max(line(0, first).length, ...rest.map(({ length }) => length));
    if (longest >= shortest) continue;
    shortest = longest;
    best = [line(0, first), ...rest];
  }
  return best;
}
