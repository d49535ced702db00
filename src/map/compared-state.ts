// Runs in the browser too: a second selection in the address, beside the one that the map shows.
import { formatState, type MapState, NO_STATE, parseState } from './url-state.ts';

/** Between the parts of a selection within another address, where `&` would end it. */
const PART = '~';

/** A selection as `compare=` has it: `topic=pretraining~year=2020-2022`; '' where the state selects nothing that an address can say. */
export function comparedText(state: MapState): string {
  return formatState(selecting(state)).replaceAll('&', PART);
}

/** The state that `comparedText` wrote: what selects papers, nothing else. */
export function parseCompared(text: string): MapState {
  return selecting(parseState(text.replaceAll(PART, '&')));
}

/** What of a state selects papers and an address can say. */
function selecting(state: MapState): MapState {
  const { topic, subtopic, year, venue, author, fields, list, area } = state;
  return { ...NO_STATE, topic, subtopic, year, venue, author, fields, list, area };
}
