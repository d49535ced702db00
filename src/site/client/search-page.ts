// Ships to the browser.
import type { Answer } from '../../search/open.ts';
import { highlighted, siteSearch } from './search-index.ts';

const SHOWN = 50;

const status = document.querySelector('[data-results-status]')!;
const list = document.querySelector('[data-results]')!;
const base = document.body.dataset.base ?? '/';
const query = (new URLSearchParams(location.search).get('q') ?? '').trim();

if (query !== '') void answer();

async function answer(): Promise<void> {
  status.textContent = 'Searching …';
  try {
    const search = await siteSearch();
    const { results, total } = await search.query(query, SHOWN);
    document.title = `${query} · ${document.title}`;
    status.textContent =
      total === 0
        ? `No paper has these words: ${query}. Try fewer, or others; names may be written with or without hyphens.`
        : `${total === 1 ? '1 paper' : `${total} papers`} for “${query}”${total > SHOWN ? `, the best ${SHOWN} of them` : ''}`;
    list.replaceChildren(...results.map((result) => item(result, search.names)));
  } catch {
    status.textContent =
      'Search could not be loaded. Reload the page, or look through the list of papers.';
  }
}

function item(result: Answer, names: Readonly<Record<string, string>>): HTMLElement {
  const element = document.createElement('li');
  const link = document.createElement('a');
  link.href = `${base}papers/${result.slug}/`;
  link.append(highlighted(result.title, result.matched));
  const why = document.createElement('span');
  why.className = 'by';
  const words = result.matched.slice(0, 5).join(', ');
  why.textContent = `${names[result.topic] ?? ''} · Matches ${words} in the ${result.inTitle ? 'title' : 'abstract'}`;
  element.append(link, why);
  return element;
}
