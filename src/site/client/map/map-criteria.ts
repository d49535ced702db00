// Ships to the browser.
import { map as say } from '#strings/map';
import { make, makeButton } from '../shared/dom.ts';
import { clearSearch } from './map-search.ts';
import type { Store } from './map-store.ts';
import { yearsText } from './year-brush.ts';

/** What the selection was made by, each with a button that takes it back. */
export function criteriaOf(store: Store): HTMLElement {
  const { q, topic, subtopic, year, venue, list, area } = store.now().state;
  const row = make('ul', 'criteria');
  row.setAttribute('aria-label', say.selection.by);
  const add = (text: string, takeBack: () => void) => {
    const item = make('li', '');
    const button = makeButton('', text, takeBack);
    button.setAttribute('aria-label', say.selection.takeBack(text));
    item.append(button);
    row.append(item);
  };
  if (q !== '') add(say.selection.question(q), () => clearSearch(store));
  if (topic !== null && subtopic === null)
    add(nameInTree(`[data-topic="${topic}"]`), () => store.push({ topic: null }));
  if (subtopic !== null)
    add(nameInTree(`[data-subtopic="${subtopic}"]`), () =>
      store.push({ topic: null, subtopic: null }),
    );
  if (year !== null) add(yearsText(year), () => store.push({ year: null }));
  if (venue !== null) add(venue, () => store.push({ venue: null }));
  if (area.length > 0) add(say.selection.drawn, () => store.push({ area: [] }));
  if (list.length > 0) add(say.selection.list(list.length), () => store.push({ list: [] }));
  return row;
}

function nameInTree(of: string): string {
  const link = document.querySelector(`[data-tree] a${of}`);
  return (link?.querySelector('.of') ?? link?.firstChild)?.textContent?.trim() ?? '';
}
