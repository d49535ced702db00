// Ships to the browser: what search says, in German.
import type { search as english } from '../en/search.ts';
import { shared } from './shared.ts';

const { number, papers } = shared;

export const search: typeof english = {
  loading: 'Die Suche wird geladen …',
  loadingSize: (megabytes) => `Die Suche wird geladen (${shared.decimal(megabytes, 1)} MB) …`,
  searching: 'Es wird gesucht …',
  meaning: 'Inhaltlich Nahes wird noch gesucht …',
  failures: {
    gone: 'Die Suche ließ sich nicht laden: Ihre Dateien sind nicht, wo diese Seite sie erwartet.',
    offline: 'Die Suche war noch nicht geladen, und das Netz antwortet nicht.',
    broken:
      'Die Suche ließ sich nicht laden: Ihre Dateien sind beschädigt oder von einer anderen Version.',
    stalled: 'Die Suche ließ sich nicht laden: Von ihren Dateien kommt nichts mehr an.',
  },
  noMeaning: 'Der Sinn der Wörter ließ sich nicht laden: geordnet nach den Wörtern allein.',
  noMeaningOfSome: 'Der Sinn einiger Wörter ließ sich nicht laden: geordnet nach den übrigen.',
  noSentences: 'Sätze aus den Zusammenfassungen ließen sich nicht laden.',
  again: 'Noch einmal versuchen',
  allPapers: 'Hier stehen alle Arbeiten in einer Liste.',
  all: (count) => `Alle ${number(count)} Antworten`,
  how: 'Wie man sucht',
  noWords: (query) => `Keine Arbeit enthält diese Wörter: ${query}.`,
  noneSays: (query) => `Keine Arbeit sagt das: ${query}.`,
  nearestWords: 'Keine Arbeit enthält die meisten dieser Wörter. Am nächsten kommen:',
  nearestMeaning: 'Keine Arbeit sagt das. Inhaltlich am nächsten:',
  found: (count) => `${papers(count)} gefunden`,
  andClose: (count) => `; ${number(count)} weitere ${count === 1 ? 'ist' : 'sind'} inhaltlich nah`,
  andNear: (count) =>
    `; ${number(count)} weitere ${count === 1 ? 'enthält' : 'enthalten'} einen Teil davon`,
  best: (count) => `, hier die besten ${number(count)}`,
  close: 'Inhaltlich nah',
  near: 'Mit einem Teil dieser Wörter',
  closeBy: (words) => `Inhaltlich nah: ${words}`,
  inTitle: (words) => `${words} im Titel`,
  inAbstract: (words) => `${words} in der Zusammenfassung`,
  matches: (places) => `Enthält ${places.join(', ')}`,
  matchesOther: 'Passt zu Namen, Jahr oder Erscheinungsort',
  more: 'Mehr Antworten',
  allTopics: 'Alle Themen',
  place:
    'Etwa hier würde der Text stehen: eine Schätzung nach den fünf Arbeiten, die ihm inhaltlich am nächsten sind.',
  doubtfulPlace:
    'Etwa hier würde der Text stehen. Die nächsten Arbeiten stehen weit auseinander, sodass dieser Ort wenig sagt.',
  last: 'Ihre letzten Fragen',
  lastHint: 'Sie stehen nur in diesem Browser.',
  forget: 'Vergessen',
  page: {
    withoutScript: [
      'Die Suche braucht JavaScript. Ohne es stehen ',
      'alle Arbeiten',
      ' und ',
      'Themen',
      ' in Listen.',
    ],
    wherePlace: 'Wo der Text stehen würde',
    showPlace: 'Diesen Ort auf der Karte zeigen',
    topics: 'Themen der Antworten',
    asked: 'Was man fragen kann',
    ways: 'Wörter, halbe Wörter und Wörter mit einem falschen Buchstaben; Namen von Verfahren, mit Bindestrich oder ohne; eine Idee in eigenen Worten; eine ganze Frage. Gesucht wird in Titeln und Zusammenfassungen und in dem, was über Namen, Erscheinungsort und Jahr bekannt ist; dann kommt hinzu, was inhaltlich nah ist.',
    paste: 'Oder eine Zusammenfassung einfügen, vielleicht Ihre eigene',
    pasteHint:
      'Zeigt, was ihr nah ist und wo sie auf der Karte stehen würde. Der Text bleibt in Ihrem Browser.',
    pasteButton: 'Zeigen, was ihr nah ist',
  },
  examples: {
    words: 'Arbeiten mit diesen Wörtern oder mit anderen, die dasselbe meinen',
    phrase: 'genau diese Wörter, in dieser Folge',
    topic: (name) => `innerhalb von ${name}`,
    without: (word) => `ohne das Wort ${word}`,
    years: 'aus diesen Jahren',
    author: 'von dieser Person',
    venue: 'dort erschienen',
    title: 'mit diesem Wort im Titel',
  },
};
