// Ships to the browser.
import { PANEL_PAPERS, type PanelPaper } from '../../../map/panels.ts';
import { papersPerText } from '../../../search/text-files.ts';
import type { CslItem } from '../../citations/csl-item.ts';
import { dataChunks } from '../shared/data-chunks.ts';

/** Texts of a paper by its place in the order of slugs. */
export const panelTexts = dataChunks<PanelPaper>('panels', PANEL_PAPERS);

/** Abstracts of a map of so many papers, likewise, where they are republished. */
export const abstractTexts = (papers: number) =>
  dataChunks<string>('search/texts', papersPerText(papers));

/** Its citation, likewise. */
export const citationTexts = dataChunks<{
  readonly csl: CslItem;
  /** Missing in a corpus too large for citations as text. */
  readonly apa?: string;
}>('citations', PANEL_PAPERS);
