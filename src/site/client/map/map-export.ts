// Ships to the browser.
import { map as say } from '#strings/map';
import { make, makeButton, toClipboard } from '../shared/dom.ts';
import { fullAddress, ownAddress } from '../shared/own-address.ts';
import { topicName } from './map-facets.ts';
import { announce, showMessage } from './map-notice.ts';
import type { Store } from './map-store.ts';
import { abstractText, panelTexts } from './map-texts.ts';
import type { FileKind } from './selection-files.ts';

/** What a list of papers can be taken away as: `papers` are asked for when a button is pressed. */
export function exportRow(store: Store, papers: () => readonly number[]): HTMLElement {
  const row = make('p', 'actions');
  row.append(
    makeButton('button', say.save.copyLink, () =>
      copy(ownAddress(), say.save.linkCopied, say.save.linkInstead),
    ),
    makeButton('button', say.save.copyTitles, async () => {
      const lines = await titlesOf(store, papers()).catch(() => undefined);
      if (lines === undefined) showMessage(say.save.failed);
      else copy(lines.join('\n'), say.save.titlesCopied(lines.length), say.save.titlesInstead);
    }),
    ...KINDS.map((kind) => makeButton('button', kind, () => void saveFile(store, papers(), kind))),
  );
  return row;
}

async function titlesOf({ points }: Store, papers: readonly number[]): Promise<readonly string[]> {
  const texts = await Promise.all(papers.map((paper) => panelTexts(points.number[paper]!)));
  return texts.map(({ title, slug }) => `${title}\n${pageOf(slug)}`);
}

const KINDS: readonly FileKind[] = ['BibTeX', 'RIS', 'CSL-JSON', 'CSV'];

async function saveFile(store: Store, papers: readonly number[], kind: FileKind): Promise<void> {
  const { topic, confidence, number, count } = store.points;
  try {
    const [{ selectionFile }, taken] = await Promise.all([
      import('./selection-files.ts'),
      Promise.all(
        papers.map(async (paper) => {
          const [texts, abstract] = await Promise.all([
            panelTexts(number[paper]!),
            // A table has none: of thousands of papers they are hundreds of files.
            kind === 'CSV' ? '' : abstractText(number[paper]!, count),
          ]);
          return {
            texts,
            abstract,
            topic: topicName(topic[paper]!),
            confidence: confidence[paper]! / 100,
            page: pageOf(texts.slug),
          };
        }),
      ),
    ]);
    const { name, type, text } = selectionFile(kind, taken);
    saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
  } catch {
    showMessage(say.save.failed);
  }
}

function pageOf(slug: string): string {
  return fullAddress(`papers/${slug}/`);
}

function copy(text: string, said: string, instead: string): void {
  toClipboard(text).then(
    () => showMessage(said),
    () => showMessage(say.save.noClipboard(instead)),
  );
}

/** Hands a file to the reader, and says so. */
export function saveBlob(name: string, blob: Blob): void {
  const link = make('a', '');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  announce(say.save.saved(name));
}
