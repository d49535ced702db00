// Ships to the browser: what topics, venues and whole selections are called.
import { map as say } from '#strings/map';
import { make } from '../shared/dom.ts';
import { type Chosen, isNarrowed } from './facets.ts';
import type { Store } from './map-store.ts';
import type { Shown } from './resolve-state.ts';
import { yearsText } from './year-brush.ts';

/** The topics or venues of the map, to choose from. */
export function optionsOf(store: Store, kind: 'topic' | 'venue'): readonly HTMLOptionElement[] {
  return [...store.facets[kind === 'topic' ? 'topics' : 'venues'].keys()].map((id) => {
    const option = make('option', '', nameOf(store, kind, id));
    option.value = id;
    option.dataset.kind = kind;
    return option;
  });
}

/** What a selection is, in a few words: `Pretraining, 2020–2022`. */
export function selectionName(
  store: Store,
  { state, chosen }: Pick<Shown, 'state' | 'chosen'>,
): string {
  const { q, year, list, area, fields } = state;
  const columns = store.now().fields;
  const names = (['topic', 'subtopic', 'venue', 'author'] as const).flatMap((kind) => {
    const { any, none } = chosen[kind];
    const stands = any.filter(
      (id) => kind !== 'topic' || !isNarrowed(id, chosen.subtopic, store.facets),
    );
    const asked = stands.map((id) => nameOf(store, kind, id)).join(` ${say.selection.or} `);
    const left = none.map((id) => say.selection.without(nameOf(store, kind, id)));
    return [...(asked === '' ? [] : [asked]), ...left];
  });
  const inFields = Object.entries(fields).map(
    ([name, text]) => `${columns?.get(name)?.label ?? name}: ${text}`,
  );
  return [
    ...(q === '' ? [] : [say.selection.question(q)]),
    ...names,
    ...(year === null ? [] : [yearsText(year)]),
    ...inFields,
    ...(area.length === 0 ? [] : [say.selection.drawn]),
    ...(list.length === 0 ? [] : [say.selection.list(list.length)]),
  ].join(', ');
}

/** The name of a topic, subtopic, venue or author by what addresses call it. */
export function nameOf(store: Store, kind: keyof Chosen, id: string): string {
  if (kind === 'venue') return id;
  if (kind === 'author') return store.now().authors.bySlug.get(id)?.name ?? id;
  const link = document.querySelector(
    kind === 'topic'
      ? `[data-tree] a[data-topic="${id}"]:not([data-subtopic])`
      : `[data-tree] a[data-subtopic="${id}"]`,
  );
  return (link?.querySelector('.of') ?? link?.firstChild)?.textContent?.trim() ?? '';
}
