// Ships to the browser.
import { PANEL_PAPERS, type PanelPaper } from '../../../map/panels.ts';
import { papersPerText } from '../../../search/text-files.ts';
import { dataChunks } from '../shared/data-chunks.ts';

/** Texts of a paper by its place in the order of slugs. */
export const panelTexts = dataChunks<PanelPaper>('panels', PANEL_PAPERS);

let abstracts: ((number: number) => Promise<string>) | undefined;

/** Abstract of a paper of a map of so many, likewise, as far as it is republished; '' where none is. */
export function abstractText(number: number, papers: number): Promise<string> {
  if (document.querySelector('#map[data-abstracts]') === null) return Promise.resolve('');
  abstracts ??= dataChunks<string>('search/texts', papersPerText(papers));
  return abstracts(number);
}
