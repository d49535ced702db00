// Ships to the browser: which option of the list under the box is chosen; the focus stays in the box.

/** The choice among a list's options. */
export interface Choice {
  readonly options: () => readonly HTMLAnchorElement[];
  /** The chosen option; undefined where the box itself is. */
  readonly chosen: () => HTMLAnchorElement | undefined;
  /** Chooses the option of this place; -1 for the box itself. */
  readonly choose: (place: number) => void;
  /** To the next option, or the one before; past the last and the first lies the box itself. */
  readonly walk: (step: 1 | -1) => void;
}

/** The choice among the options of `list`, told to those who don't see it through `field`. */
export function choiceIn(list: HTMLElement, field: HTMLInputElement): Choice {
  let at = -1;
  const options = () => [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')];
  const chosen = () => options()[at];
  const choose = (place: number) => {
    chosen()?.setAttribute('aria-selected', 'false');
    at = place;
    const option = chosen();
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option === undefined) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', option.id);
  };
  return {
    options,
    chosen,
    choose,
    walk: (step) => choose(placeAfter(at, step, options().length)),
  };
}

/** The place a step away from another among `count` options; -1 is the box, between the last and the first. */
export function placeAfter(at: number, step: 1 | -1, count: number): number {
  const places = count + 1;
  return ((at + 1 + step + places) % places) - 1;
}
