// Ships to the browser: what keys do in the search box.

/** What a key asks the box for. */
export type BoxAction = 'clear' | 'close' | 'next' | 'open' | 'open beside' | 'previous';

/** The best answer to a question. */
export interface FirstAnswer {
  readonly query: string;
  readonly title: string;
}

/** What a key asks for, with its list open or not; null where it does what it does in any box. */
export function actionOf(
  { key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  isOpen: boolean,
): BoxAction | null {
  // Browsers empty a search field themselves: the first press only closes the list.
  if (key === 'Escape') return isOpen ? 'close' : 'clear';
  if (key === 'Enter' && (ctrlKey || metaKey)) return 'open beside';
  if (altKey || ctrlKey || metaKey || (key !== 'ArrowDown' && key !== 'ArrowUp')) return null;
  if (!isOpen) return 'open';
  return key === 'ArrowDown' ? 'next' : 'previous';
}

/** Whether a question is the title of its best answer, which Enter opens then. */
export function isTitleOf(first: FirstAnswer | null, query: string): boolean {
  return first?.query === query && lettersOf(first.title) === lettersOf(query);
}

/** Letters and digits alone: a title is the same with other signs and capitals. */
function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
