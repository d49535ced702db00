// Ships to the browser: what search says, in German.
import type { search as english } from '../en/search.ts';
import { shared } from './shared.ts';

const { number, papers } = shared;

const VALUES = {
  topic: 'einen Namen oder seinen Anfang',
  year: 'wie in year:2024 oder year:2020-2024',
  author: 'wie in author:lovelace',
  venue: 'einen Namen oder seinen Anfang',
  title: 'ein Wort des Titels',
  doi: 'wie in doi:10.1000/182',
  cites: 'eine Arbeit nach ihrer Adresse, ihrer DOI oder Wörtern ihres Titels',
  citedby: 'eine Arbeit nach ihrer Adresse, ihrer DOI oder Wörtern ihres Titels',
};
const NOT_KNOWN = {
  year: 'sind keine Jahre bekannt',
  author: 'sind keine Namen bekannt',
  venue: 'ist nicht bekannt, wo sie erschienen sind',
  title: 'sind keine Titel bekannt',
};

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
  partOfMeaning: 'Der Sinn der Wörter ließ sich nur zum Teil laden: geordnet nach dem, was da ist.',
  noSentences: 'Sätze aus den Zusammenfassungen ließen sich nicht laden.',
  note(note) {
    switch (note.kind) {
      case 'unknownField':
        return `Ein Feld ${note.field}: gibt es hier nicht, darum wurde es als Wort gelesen. Felder sind ${note.fields.map((field) => `${field}:`).join(' ')}`;
      case 'missingValue':
        return `${note.field}: braucht einen Wert, ${VALUES[note.field]}.`;
      case 'noYear':
        return `year:${note.value} ist kein Jahr. Schreiben Sie year:2024 oder year:2020-2024.`;
      case 'fieldUnknownHere':
        if (note.field === 'cites' || note.field === 'citedby')
          return 'Wer wen zitiert, ist auf dieser Karte nicht bekannt.';
        return `Bei den Arbeiten dieser Karte ${NOT_KNOWN[note.field]}.`;
      case 'unknownTopic':
        return `Kein Thema heißt ${note.value}. Themen: ${note.topics.join(', ')}.`;
      case 'unknownPaper':
        return `${note.field}:${note.value} nennt keine Arbeit dieser Karte.`;
      case 'linksUnread':
        return 'Wer wen zitiert, ließ sich nicht laden.';
      case 'or':
        return 'Gefunden wird, was eines der mit OR verbundenen Wörter enthält.';
      case 'bestReadOnly':
        return `${number(note.papers)} Arbeiten enthalten diese Wörter; die genaue Wendung wurde in den besten ${number(note.read)} gesucht.`;
      case 'noPhrase':
        return `Keine Arbeit enthält genau ${note.phrases.map((phrase) => `„${phrase}“`).join(' und ')}.`;
      case 'abstractsUnread':
        return 'Einige Zusammenfassungen ließen sich nicht laden: Dort wurde die Wendung nur im Titel gesucht.';
      case 'topTermsOnly':
        return 'Es sind so viele Arbeiten, dass von Zusammenfassungen nur die bezeichnendsten Wörter durchsucht werden; Wendungen werden in Titeln gefunden und dort, wo alle ihre Wörter darunter sind.';
    }
  },
  again: 'Noch einmal versuchen',
  allPapers: 'Hier stehen alle Arbeiten in einer Liste.',
  all: (count) => `Alle ${number(count)} Antworten`,
  how: 'Wie man sucht',
  noWords: (query) => `Keine Arbeit enthält diese Wörter: ${query}.`,
  noneSays: (query) => `Keine Arbeit sagt das: ${query}.`,
  noneFits: (query) => `Keine Arbeit passt dazu: ${query}.`,
  nearestWords: 'Keine Arbeit enthält die meisten dieser Wörter. Am nächsten kommen:',
  nearestMeaning: 'Keine Arbeit enthält die meisten dieser Wörter. Inhaltlich am nächsten:',
  found: (count) => `${papers(count)} gefunden`,
  andClose: (count) => `; ${number(count)} weitere ${count === 1 ? 'ist' : 'sind'} inhaltlich nah`,
  andNear: (count) =>
    `; ${number(count)} weitere ${count === 1 ? 'enthält' : 'enthalten'} einen Teil davon`,
  best: (count) => `, hier die besten ${number(count)}`,
  first: (count) => `, hier die ersten ${number(count)} in der Reihenfolge der Titel`,
  close: 'Inhaltlich nah',
  near: 'Mit einem Teil dieser Wörter',
  closeBy: (words) => `Inhaltlich nah: ${words}`,
  inTitle: (words) => `${words} im Titel`,
  inAbstract: (words) => `${words} in der Zusammenfassung`,
  matches: (places) => `Enthält ${places.join(', ')}`,
  matchesOther: 'Passt zu Namen, Jahr, Erscheinungsort oder Schlagwörtern',
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
    cites: 'Arbeiten, die diese zitieren',
    citedby: 'Arbeiten, die diese zitiert',
  },
};
