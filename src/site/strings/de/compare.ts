// Ships to the browser: what a comparison of two selections says, in German.
import type { compare as english } from '../en/compare.ts';
import { shared } from './shared.ts';

const { papers } = shared;

export const compare: typeof english = {
  title: 'Vergleich',
  end: 'Vergleich beenden',
  named: (name, count) => `${name}: ${papers(count)}`,
  both: (count) =>
    `${papers(count)} in beiden ${count === 1 ? 'bleibt' : 'bleiben'} im Folgenden beiseite.`,
  choose:
    'Womit? Wählen Sie ein anderes Thema im Baum oder auf der Karte, Jahre, einen Erscheinungsort oder eine Liste, oder umkreisen Sie Arbeiten.',
  topic: 'Mit einem Thema vergleichen',
  chooseTopic: 'Thema wählen …',
  change: 'Mit etwas anderem vergleichen',
  words: 'Wörter, die sie unterscheiden',
  authors: 'Autorinnen und Autoren, die sie unterscheiden',
  years: 'Jahre, die sie unterscheiden',
  none: 'Keine über den Zufall hinaus',
  between: 'Arbeiten zwischen ihnen',
  noneBetween: 'Keine Arbeit hat ihre nächsten in beiden.',
  close: (first, second) =>
    `Von ihren nächsten Arbeiten ${first} in der ersten, ${second} in der zweiten`,
  done: (first, second) => `${first} im Vergleich mit ${second}`,
  failed:
    'Der Vergleich ließ sich nicht laden. Ist die Leitung gestört? Bitte noch einmal versuchen.',
  again: 'Noch einmal versuchen',
};
