// Ships to the browser: answers as elements.
import { shared } from '#strings/shared';
import type { Piece } from '../../search/snippet.ts';
import type { Shown, ShownAnswer } from './search-messages.ts';

/** Words of the paper named in a reason; more would be a list. */
const MAX_NAMED = 4;

/** A text with its marked pieces in `<mark>`. */
export function marked(pieces: readonly Piece[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const { text, marked } of pieces) {
    if (!marked) fragment.append(text);
    else {
      const mark = document.createElement('mark');
      mark.textContent = text;
      fragment.append(mark);
    }
  }
  return fragment;
}

/** Why a paper answers: `Matches pruning in the title`, `Close in meaning: clips, video`. */
export function whyText({ matches, saysIt }: ShownAnswer): string {
  const named = (wanted: (match: (typeof matches)[number]) => boolean) =>
    [...new Set(matches.filter(wanted).map(({ terms }) => terms.join(' ')))]
      .slice(0, MAX_NAMED)
      .join(', ');
  if (!saysIt) {
    const words = named(() => true);
    return words === '' ? 'Close in meaning' : `Close in meaning: ${words}`;
  }
  const places = [
    ['title', named(({ kind, where }) => kind !== 'near' && where === 'title')],
    ['abstract', named(({ kind, where }) => kind !== 'near' && where === 'abstract')],
  ];
  const said = places.filter(([, words]) => words !== '');
  if (said.length === 0) return matches.length === 0 ? '' : 'Matches authors, year or venue';
  return `Matches ${said.map(([place, words]) => `${words} in the ${place}`).join(', ')}`;
}

/** Topic (with its colour's class) and what is known of a paper's origin. */
export function originOf(answer: ShownAnswer, { topics }: Shown): HTMLElement {
  const origin = document.createElement('span');
  const { id, name } = topics[answer.topic]!;
  const dot = document.createElement('span');
  dot.className = `spot-of ${hueOf(answer.topic, topics)}${id === 'outside' ? ' ring' : ''}`;
  origin.append(dot, [name, answer.venue, answer.year].filter(Boolean).join(' · '));
  origin.className = 'origin';
  return origin;
}

/** The class of a topic's colour. */
export function hueOf(topic: number, topics: Shown['topics']): string {
  return topics[topic]?.id === 'outside' ? 't0' : `t${topic + 1}`;
}

/** How many papers answer, and how: `3 papers say that`, `No paper says that. Closest in meaning:`. */
export function countText({ total, results, by, query }: Shown): string {
  if (total === 0)
    return by === 'words' ? `No paper has these words: ${query}.` : `No paper says that: ${query}.`;
  const saying = results.filter(({ saysIt }) => saysIt).length;
  if (saying === 0)
    return by === 'words'
      ? 'No paper has most of these words. Nearest:'
      : 'No paper says that. Closest in meaning:';
  return `${shared.papers(total)} found`;
}

/** What could not be had or understood, a line each. */
export function notesOf({ notes, by }: Shown, last: boolean): readonly string[] {
  if (!last || by === 'whole') return notes;
  const offline =
    by === 'part' ? 'Of some words the meaning could not be loaded' : 'Meaning could not be loaded';
  return navigator.onLine && by === 'words'
    ? notes
    : [...notes, `${offline}: ranked by ${by === 'part' ? 'the others' : 'words alone'}.`];
}
