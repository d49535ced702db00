import type { OwnField } from '../../corpus/project/own-fields.ts';
import type { PanelWords } from '../../map/panel-papers.ts';
import type { StyledCitation } from '../citations/styles.ts';
import type { Strings } from '../strings/strings.ts';
import { confidenceText } from './confidence-text.ts';
import { fieldTexts } from './field-texts.ts';

/** What panels of the map say in the language of the interface; `cited` is null in a corpus too large for citations as text. */
export function panelWords(
  fields: readonly OwnField[],
  cited: readonly (StyledCitation | null)[] | null,
  strings: Strings,
): PanelWords {
  return {
    confidenceText: (place, names) => confidenceText(place, names, strings),
    citedWorks: strings.pages.paper.citedWorks,
    apa: (i) => cited?.[i]?.apa,
    fieldTexts: (i) => fieldTexts(fields, i, strings),
  };
}
