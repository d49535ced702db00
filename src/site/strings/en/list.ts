// Ships to the browser: what the filter of the list says, in English.
import { shared } from './shared.ts';

export const list = {
  failed: 'The list could not be loaded. The pages below have it all.',
  found: (count: number, shown: number) =>
    `${shared.papers(count)}${count > shown ? `; the first ${shown} are shown` : ''}`,
};
