// Ships to the browser.
import { map as say } from '#strings/map';
import { csvText } from '../../../corpus/csv-text.ts';
import { make, makeButton, siteHref, toClipboard } from '../shared/dom.ts';
import { topicName } from './map-facets.ts';
import { announce, showMessage } from './map-notice.ts';
import type { Store } from './map-store.ts';
import { citationTexts, panelTexts } from './map-texts.ts';

/** What a list of papers can be taken away as: `papers` are asked for when a button is pressed. */
export function exportRow(store: Store, papers: () => readonly number[]): HTMLElement {
  const row = make('p', 'actions');
  row.append(
    makeButton('button', say.save.copyLink, () =>
      copy(location.href, say.save.linkCopied, say.save.linkInstead),
    ),
    makeButton('button', say.save.copyTitles, async () => {
      const texts = await all(store, papers(), panelTexts);
      const lines = texts?.map(({ title, slug }) => `${title}\n${pageOf(slug)}`);
      if (lines === undefined) return;
      copy(lines.join('\n'), say.save.titlesCopied(lines.length), say.save.titlesInstead);
    }),
    makeButton('button', 'BibTeX', async () => {
      const texts = await all(store, papers(), citationTexts);
      if (texts !== undefined)
        save('papers.bib', 'application/x-bibtex', texts.map(({ bibtex }) => bibtex).join('\n'));
    }),
    makeButton('button', 'CSV', async () => {
      const chosen = papers();
      const texts = await all(store, chosen, panelTexts);
      if (texts === undefined) return;
      const rows = texts.map(({ title, authors, year, venue, doi, slug }, i) => [
        title,
        authors.join('; '),
        year,
        venue,
        doi,
        topicName(store.points.topic[chosen[i]!]!),
        store.points.confidence[chosen[i]!]! / 100,
        pageOf(slug),
      ]);
      const head = ['title', 'authors', 'year', 'venue', 'doi', 'topic', 'confidence', 'url'];
      save('papers.csv', 'text/csv', csvText([head, ...rows]));
    }),
  );
  return row;
}

function pageOf(slug: string): string {
  return new URL(siteHref(`papers/${slug}/`), location.href).href;
}

/** The texts of papers in their order; undefined, and said so, where some can't be had. */
async function all<Text>(
  { points }: Store,
  papers: readonly number[],
  textOf: (number: number) => Promise<Text>,
): Promise<readonly Text[] | undefined> {
  try {
    return await Promise.all(papers.map((paper) => textOf(points.number[paper]!)));
  } catch {
    showMessage(say.save.failed);
    return undefined;
  }
}

function copy(text: string, said: string, instead: string): void {
  toClipboard(text).then(
    () => showMessage(said),
    () => showMessage(say.save.noClipboard(instead)),
  );
}

function save(name: string, type: string, text: string): void {
  const link = make('a', '');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  announce(say.save.saved(name));
}
