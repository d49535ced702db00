import type { OnProgress } from '../pipeline/on-progress.ts';

/** A living line is drawn anew after so many milliseconds: faster nobody reads. */
const REDRAWN = 100;
/** Where lines stay, one in so many milliseconds: a log of an hour has sixty. */
const TOLD_AGAIN = 60_000;

/** The pace is that of the last one or two of these milliseconds: stages begin slower, or faster, than they go on. */
const PACED_OVER = 60_000;

/** Where progress is shown. */
export interface Screen {
  /** Whether a line on it can be written over. */
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Shows the progress of `work` on standard error, or another screen: one living line in a terminal, elsewhere a line as a stage begins and
 * one a minute as it moves on.
 */
export async function withProgress<Result>(
  work: (onProgress: OnProgress) => Promise<Result>,
  screen: Screen = process.stderr,
  now = () => performance.now(),
): Promise<Result> {
  const living = screen.isTTY === true;
  let last = '';
  let wasCounted = false;
  // The pace is told from one place in the stage; the next one takes its turn later.
  let began = { at: 0, done: 0 };
  let later = began;
  let told = 0;
  const onProgress: OnProgress = (stage, done, total) => {
    const at = now();
    const begins = stage !== last;
    const isCounted = total !== null;
    // What a stage does before it counts says nothing of its pace.
    if (begins || isCounted !== wasCounted) began = later = { at, done };
    else if (at - later.at > PACED_OVER) {
      began = later;
      later = { at, done };
    }
    wasCounted = isCounted;
    if (!begins && at - told < (living ? REDRAWN : TOLD_AGAIN)) return;
    last = stage;
    told = at;
    const far = howFar(began.done, done, total, at - began.at);
    screen.write(living ? `\r\x1b[2K  ${stage}${far} …` : `  ${stage}${far} …\n`);
  };
  try {
    return await work(onProgress);
  } finally {
    if (living) screen.write('\r\x1b[2K');
  }
}

/** A guess from less than this (milliseconds) would jump about. */
const MIN_ELAPSED = 3000;

/**
 * How far a stage is that began at `from`: `: 27,500 of 80,894, 34 %, 1,930 a second, 28 s left`; how fast and how long
 * only once it can be said, '' where the whole isn't known.
 */
export function howFar(
  from: number,
  done: number,
  total: number | null,
  elapsedMs: number,
): string {
  if (total === null || total === 0) return '';
  const counted = `: ${spaced(done)} of ${spaced(total)}, ${Math.floor((100 * done) / total)} %`;
  const made = done - from;
  if (made <= 0 || done >= total || elapsedMs < MIN_ELAPSED) return counted;
  const pace = (1000 * made) / elapsedMs;
  const speed = pace >= 1 ? `, ${spaced(Math.round(pace))} a second` : '';
  return `${counted}${speed}, ${duration((total - done) / pace)} left`;
}

function spaced(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Seconds in one unit or two, rounded up. */
function duration(exact: number): string {
  const seconds = Math.ceil(exact);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(exact / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
