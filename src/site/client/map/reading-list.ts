// Ships to the browser.
import { map as say } from '#strings/map';
import { idText } from '../../../map/points.ts';
import { drawn, makeButton } from '../shared/dom.ts';
import { keptNumbers } from './kept-numbers.ts';
import { announce, showMessage } from './map-notice.ts';
import { clearSearch } from './map-search.ts';
import type { Store } from './map-store.ts';
import { NOTHING_SELECTED } from './resolve-state.ts';

/** A bookmark, filled by the style sheet where it is set. */
const BOOKMARK = 'M5 3h10v14l-5-4-5 4Z';

/** The reader's own list of papers, kept in her browser and shared as an address. */
export interface Reading {
  readonly has: (paper: number) => boolean;
  /** Puts papers on the list, or takes them off; says so where their ids did not come. */
  readonly keep: (papers: readonly number[], kept: boolean) => Promise<void>;
  /** A button that puts one paper on the list and takes it off; `title` names it to those who don't see where it stands. */
  readonly button: (paper: number, title: string) => HTMLButtonElement;
}

export function startReading(store: Store): Reading {
  const { points } = store;
  const kept = keptNumbers('reading');
  const buttons = new Map<HTMLButtonElement, number>();
  const open = document.querySelector<HTMLButtonElement>('[data-reading]')!;

  function has(paper: number): boolean {
    return kept.all().has(points.id[paper]!);
  }

  async function keep(papers: readonly number[], wanted: boolean): Promise<void> {
    if (!(await store.needAddresses())) return showMessage(say.reading.notKept);
    const ids = new Set(kept.all());
    for (const paper of papers) {
      if (wanted) ids.add(points.id[paper]!);
      else ids.delete(points.id[paper]!);
    }
    kept.set(ids);
    refresh();
    announce(say.reading.count(own().length));
  }

  /** Ids on the list that are on this map. */
  function own(): number[] {
    const known = new Set(points.id);
    return [...kept.all()].filter((id) => known.has(id));
  }

  function label(button: HTMLButtonElement, paper: number): void {
    button.setAttribute('aria-pressed', String(has(paper)));
  }

  function refresh(): void {
    const count = own().length;
    open.hidden = count === 0;
    open.querySelector('.count')!.textContent = String(count);
    for (const [button, paper] of buttons) {
      if (button.isConnected) label(button, paper);
      else buttons.delete(button);
    }
  }

  open.addEventListener('click', () => {
    clearSearch(store);
    store.push({ ...NOTHING_SELECTED, paper: null, list: own().map(idText) });
  });
  refresh();

  return {
    has,
    keep,
    button(paper, title) {
      const button = makeButton('keep mark', '', () => void keep([paper], !has(paper)));
      button.setAttribute('aria-label', say.reading.keep(title));
      button.title = say.reading.hint;
      button.append(drawn(BOOKMARK));
      label(button, paper);
      buttons.set(button, paper);
      return button;
    },
  };
}
