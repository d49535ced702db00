// Ships to the browser.
import { PANEL_PAPERS, type PanelPaper } from '../../../map/panels.ts';
import { PAPERS_PER_TEXT } from '../../../search/text-files.ts';
import type { CslItem } from '../../citations/csl-item.ts';
import { dataChunks } from '../shared/data-chunks.ts';

/** Texts of a paper by its place in the order of slugs. */
export const panelTexts = dataChunks<PanelPaper>('panels', PANEL_PAPERS);

/** Its abstract, likewise, where abstracts are republished. */
export const abstractTexts = dataChunks<string>('search/texts', PAPERS_PER_TEXT);

/** Its citation, likewise. */
export const citationTexts = dataChunks<{
  readonly csl: CslItem;
  /** Missing in a corpus too large for citations as text. */
  readonly apa?: string;
}>('citations', PANEL_PAPERS);
