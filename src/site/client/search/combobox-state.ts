// Ships to the browser: the search box, its list, and what they stand at.
import type { FirstAnswer } from './combobox-keys.ts';
import { type Choice, choiceIn } from './search-choice.ts';
import { type StableOrder, startStableOrder } from './stable-order.ts';
import { type Showing, unpressed } from './unpressed.ts';

/** The box, its list, and what they stand at. */
export interface Box {
  readonly field: HTMLInputElement;
  readonly popup: HTMLElement;
  readonly list: HTMLElement;
  /** What is said above the answers, and what of them is told to those who don't see it. */
  readonly state: HTMLElement;
  readonly status: HTMLElement;
  readonly standing: StableOrder;
  readonly choice: Choice;
  /** Shows answers, but none in the place of one that is being pressed. */
  readonly showing: Showing;
  /** Whether questions load parts of the index. */
  readonly inParts: boolean;
  /** Whether the reader wants the list, whether or not there is one yet. */
  open: boolean;
  pause: ReturnType<typeof setTimeout> | undefined;
  first: FirstAnswer | null;
  /** The words that stood in it last. */
  asked: string;
}

/** The box of a form, its list closed. */
export function readBox(form: HTMLFormElement): Box {
  const part = (selector: string) => form.querySelector<HTMLElement>(selector)!;
  const field = form.querySelector('input')!;
  const popup = part('.answers');
  const list = part('[role=listbox]');
  return {
    field,
    popup,
    list,
    state: part('.state'),
    status: part('[data-search-status]'),
    standing: startStableOrder(),
    choice: choiceIn(list, field),
    showing: unpressed(popup),
    inParts: form.dataset.parts !== undefined,
    open: false,
    pause: undefined,
    first: null,
    asked: '',
  };
}

/** The words in the box. */
export function questionIn({ field }: Box): string {
  return field.value.trim();
}

/** Shows the list, or hides it. */
export function setOpen({ field, popup, list }: Box, shown: boolean): void {
  popup.hidden = !shown;
  field.setAttribute('aria-expanded', String(shown && list.childElementCount > 0));
}

/** Hides the list, and lets the option chosen in it go. */
export function close(box: Box): void {
  box.open = false;
  box.choice.choose(-1);
  setOpen(box, false);
}
