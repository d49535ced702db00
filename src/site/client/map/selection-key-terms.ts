// Ships to the browser.
import { keyTermsByLogOdds, type PhraseFile } from '../../../map/key-terms.ts';
import type { Points } from '../../../map/points.ts';
import { once } from '../shared/once.ts';
import { fetchData } from './map-points.ts';

/** Phrases told of a selection; more would not be read. */
const PHRASES = 8;

/** What sets a selection apart; nothing where the phrases can't be had. */
export async function keyTermsOf(selected: Uint8Array, points: Points): Promise<readonly string[]> {
  try {
    return keyTermsByLogOdds(await phraseData(), bySlugOrder(selected, points), PHRASES);
  } catch {
    return [];
  }
}

/** Phrases with the papers that have them; rejects where they can't be had. */
export const phraseData = once(
  async (): Promise<PhraseFile> => (await fetchData('phrases.json')).json(),
);

/** The marks of a selection in the order of slugs, in which the published files have the papers. */
export function bySlugOrder(selected: Uint8Array, { number }: Pick<Points, 'number'>): Uint8Array {
  const marks = new Uint8Array(selected.length);
  for (const [i, mark] of selected.entries()) marks[number[i]!] = mark;
  return marks;
}
