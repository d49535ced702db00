// Ships to the browser, once a reader looks for further conditions: the papers' fields, one after the other.
import { map as say } from '#strings/map';
import { shared } from '#strings/shared';
import { choose, formatChoice } from '../../../map/choice.ts';
import {
  choiceIn,
  type FieldColumn,
  formatRange,
  parseRange,
  type Range,
} from '../../../map/field-filter.ts';
import { make } from '../shared/dom.ts';
import type { Store } from './map-store.ts';

/** What asks for values of a field, and shows what is asked for. */
interface Control {
  readonly element: HTMLElement;
  readonly show: (asked: string | undefined) => void;
}

/** Fills the list of further conditions; where the fields can't be had, it is tried again when it is opened next. */
export async function showFields(list: HTMLDetailsElement, store: Store): Promise<void> {
  const columns = await store.needFields();
  if (columns === null) {
    list.open = false;
    return;
  }
  if (list.querySelector('.field') !== null) return;
  const controls = [...columns.values()].map((column) => {
    const ask = (text: string | null) => {
      const { [column.name]: _, ...others } = store.now().state.fields;
      store.push({ fields: text === null ? others : { ...others, [column.name]: text } });
    };
    const asked = () => store.now().state.fields[column.name];
    const control =
      column.kind === 'category' ? choiceOf(column, asked, ask) : rangeOf(column, ask);
    return { name: column.name, ...control };
  });
  list.append(...controls.map(({ element }) => element));
  const show = () => {
    for (const control of controls) control.show(store.now().state.fields[control.name]);
  };
  store.subscribe(show);
  show();
}

/** A list of the values of a category; each chosen joins those that are asked for already. */
function choiceOf(
  column: FieldColumn,
  asked: () => string | undefined,
  ask: (text: string | null) => void,
): Control {
  const counts = new Map<number, number>();
  for (const value of column.values)
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const element = make('div', 'field');
  const select = make('select', '');
  const label = make('label', '');
  select.id = `field-${column.name}`;
  label.htmlFor = select.id;
  label.append(named(column));
  element.append(label, select);
  select.addEventListener('change', () => {
    const { choice } = choiceIn(column, asked() ?? '');
    if (select.value !== '') ask(formatChoice(choose(choice, select.value, 'any')));
  });
  return {
    element,
    show(text) {
      const { any, none } = choiceIn(column, text ?? '').choice;
      const first = make(
        'option',
        '',
        any.length + none.length === 0 ? say.fields.any : say.selection.addOne,
      );
      first.value = '';
      const left = column.names!.flatMap((name, i) => {
        if (any.includes(name) || none.includes(name)) return [];
        const option = make('option', '', `${name} (${shared.number(counts.get(i + 1) ?? 0)})`);
        option.value = name;
        return [option];
      });
      select.replaceChildren(first, ...left);
      select.value = '';
    },
  };
}

/** From the smallest to the largest value of an order; what is left empty is open. */
function rangeOf(column: FieldColumn, ask: (text: string | null) => void): Control {
  const known = column.values.filter((value) => value !== null);
  const element = make('fieldset', 'field');
  const legend = make('legend', '');
  legend.append(named(column));
  const ends = (['from', 'to'] as const).map((end) => {
    const input = make('input', '');
    input.type = 'number';
    input.step = 'any';
    input.setAttribute('aria-label', say.fields.ends[end]);
    const extreme = known.reduce(
      end === 'from' ? (a, b) => Math.min(a, b) : (a, b) => Math.max(a, b),
    );
    input.placeholder = String(extreme);
    input.addEventListener('change', () => ask(formatRange(asRange())));
    return input;
  }) as [HTMLInputElement, HTMLInputElement];
  const asRange = (): Range => {
    const said = ([input, open]: readonly [HTMLInputElement, number]) =>
      input.value === '' ? open : input.valueAsNumber;
    const [low, high] = [said([ends[0], -Infinity]), said([ends[1], Infinity])];
    return low <= high ? [low, high] : [high, low];
  };
  element.append(legend, ends[0], '–', ends[1]);
  return {
    element,
    show(text) {
      const range = parseRange(text ?? '..') ?? [-Infinity, Infinity];
      for (const [i, input] of ends.entries())
        input.value = Number.isFinite(range[i]!) ? String(range[i]) : '';
    },
  };
}

function named({ label }: FieldColumn): HTMLElement {
  const name = make('span', '', label);
  name.dir = 'auto';
  return name;
}
