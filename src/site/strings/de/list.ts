// Ships to the browser: what the filter of the list says, in German.
import type { list as english } from '../en/list.ts';
import { shared } from './shared.ts';

export const list: typeof english = {
  failed: 'Die Liste ließ sich nicht laden. Auf den Seiten unten steht alles.',
  found: (count, shown) =>
    `${shared.papers(count)}${count > shown ? `; die ersten ${shown} sind zu sehen` : ''}`,
};
