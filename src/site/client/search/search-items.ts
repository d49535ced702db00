// Ships to the browser: answers as elements and sentences.
import { search as say } from '#strings/search';
import { shared } from '#strings/shared';
import { topicClass } from '../../../map/topic-class.ts';
import type { Piece } from '../../../search/snippet.ts';
import { make, makeButton, siteHref } from '../shared/dom.ts';
import type { Failure, Shown, ShownAnswer } from './search-messages.ts';

/** Words of the paper named in a reason; more would be a list. */
const MAX_NAMED = 4;

/** A text with its marked pieces in `<mark>`. */
export function marked(pieces: readonly Piece[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const { text, marked } of pieces) fragment.append(marked ? make('mark', '', text) : text);
  return fragment;
}

/** Why a paper answers: `Matches pruning in the title`, `Close in meaning: clips, video`. */
export function whyText(
  { matches, saysIt }: ShownAnswer,
  { semanticState }: Pick<Shown, 'semanticState'>,
): string {
  const named = (wanted: (match: (typeof matches)[number]) => boolean) =>
    [...new Set(matches.filter(wanted).map(({ terms }) => terms.join(' ')))]
      .slice(0, MAX_NAMED)
      .join(', ');
  // By words alone nothing is known of meaning.
  if (!saysIt && semanticState !== 'none') {
    const words = named(() => true);
    return words === '' ? say.close : say.closeBy(words);
  }
  const inTitle = named(({ kind, where }) => kind !== 'near' && where === 'title');
  const inAbstract = named(({ kind, where }) => kind !== 'near' && where === 'abstract');
  const places = [
    inTitle === '' ? '' : say.inTitle(inTitle),
    inAbstract === '' ? '' : say.inAbstract(inAbstract),
  ].filter((place) => place !== '');
  if (places.length > 0) return say.matches(places);
  return matches.length === 0 ? '' : say.matchesOther;
}

/** Topic (with its colour's class) and what is known of a paper's origin, what the question names in it marked. */
export function originOf(answer: ShownAnswer, { topics }: Shown): HTMLElement {
  const origin = make('span', 'origin');
  const { id, name } = topics[answer.topic]!;
  const dot = make(
    'span',
    `spot-of ${hueOf(answer.topic, topics)}${id === 'outside' ? ' ring' : ''}`,
  );
  origin.append(dot, name);
  for (const [i, pieces] of answer.origin.entries()) {
    if (pieces.length === 0) continue;
    origin.append(' · ', marked(pieces));
    if (i === 0 && answer.moreAuthors) origin.append(shared.andOthers(''));
  }
  return origin;
}

/** The class of a topic's colour. */
export function hueOf(topic: number, topics: Shown['topics']): string {
  return topicClass(topics[topic]?.id === 'outside' ? 0 : topic + 1);
}

/** How many papers answer, and how: `3 papers found; 7 more are close in meaning`, `No paper has most of these words. Closest in meaning:`. */
export function countText({ total, saying, semanticState, query, isRanked }: Shown): string {
  if (total === 0 && !isRanked) return say.noneFits(query);
  if (total === 0) return semanticState === 'none' ? say.noWords(query) : say.noneSays(query);
  if (saying === 0) return semanticState === 'none' ? say.nearestWords : say.nearestMeaning;
  const others = total - saying;
  if (others === 0) return say.found(saying);
  return (
    say.found(saying) + (semanticState === 'none' ? say.andNear(others) : say.andClose(others))
  );
}

/** What the answers from `closeFrom` on are called. */
export function closeName({ semanticState }: Shown): string {
  return semanticState === 'none' ? say.near : say.close;
}

/** What could not be had or understood, a line each. */
export function notesOf(
  { notes, semanticState, missing }: Shown,
  last: boolean,
): readonly string[] {
  const said = notes.map(say.note);
  if (!last) return said;
  const meaning = semanticState === 'partial' ? say.partOfMeaning : say.noMeaning;
  return [
    ...said,
    ...(missing.meaning === null ? [] : [meaning]),
    ...(missing.sentences === null ? [] : [say.noSentences]),
  ];
}

/** Whether asking again may bring what did not come. */
export function isIncomplete({ missing }: Shown): boolean {
  return missing.meaning !== null || missing.sentences !== null;
}

/** Why there is no answer, a button that asks again, and the way to all papers. */
export function failureParts(failure: Failure, again: () => void): readonly (Node | string)[] {
  const all = make('a', '', say.allPapers);
  all.href = siteHref('papers/');
  return [`${say.failures[failure]} `, all, ' ', makeButton('again', say.again, again)];
}
