// Ships to the browser.
import { map as say } from '#strings/map';
import type { Store } from './map-store.ts';
import { firstPlayed, nextYears, type Years } from './year-brush.ts';

/** Long enough to see where papers have come up, short enough that twenty years are not a wait. */
const STEP_MS = 900;

let timer: ReturnType<typeof setInterval> | undefined;
const stopListeners: (() => void)[] = [];

/** Whether time plays: what lies beside the map waits until it stands. */
export function isPlaying(): boolean {
  return timer !== undefined;
}

/** Tells when time stands again. */
export function onPlayed(listener: () => void): void {
  stopListeners.push(listener);
}

/**
 * A button that lets time pass year by year. It is one step of the reader, whatever it shows on its way; who wants less
 * motion takes each year herself.
 */
export function startPlaying(button: HTMLButtonElement, store: Store, span: Years): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let shown: Years | null = null;
  const name = () =>
    button.setAttribute(
      'aria-label',
      still.matches ? say.years.next : isPlaying() ? say.years.pause : say.years.play,
    );

  function stop(): void {
    clearInterval(timer);
    timer = undefined;
    button.classList.remove('playing');
    name();
    for (const listener of stopListeners) listener();
  }

  function step(): void {
    const next = nextYears(store.now().state.year, span);
    if (next === null) {
      stop();
      return;
    }
    shown = next;
    store.replace({ year: next });
  }

  button.addEventListener('click', () => {
    if (isPlaying()) {
      stop();
      return;
    }
    if (!still.matches) timer = setInterval(step, STEP_MS);
    button.classList.toggle('playing', isPlaying());
    name();
    shown = firstPlayed(store.now().state.year, span);
    store.push({ year: shown });
  });
  // Years chosen by hand, or by the browser's buttons, end it.
  store.subscribe(({ state: { year } }) => {
    if (isPlaying() && `${year}` !== `${shown}`) stop();
  });
  still.addEventListener('change', name);
  name();
  button.hidden = false;
}
