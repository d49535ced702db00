// Ships to the browser: what the map's scripts say, in German.
import type { map as english } from '../en/map.ts';
import { shared } from './shared.ts';

const { number, papers } = shared;

const THINGS = {
  paper: 'eine Arbeit',
  topic: 'ein Thema',
  subtopic: 'ein Unterthema',
  venue: 'einen Erscheinungsort',
  author: 'eine Autorin oder einen Autor',
  'paper of a list': 'eine Arbeit aus einer Liste',
  colour: 'eine Färbung',
  field: 'ein Feld',
  selection: 'eine Auswahl',
};

export const map: typeof english = {
  notLoaded: 'Die Arbeiten der Karte ließen sich nicht laden. In den Listen stehen alle.',
  unknown: (things) =>
    `Diese Adresse nennt ${shared.list(things.map((thing) => THINGS[thing]))}, die es auf dieser Karte nicht gibt. Hier ist die Karte.`,
  view: {
    label: 'Sichtbare Arbeiten',
    way: 'Hier geht es zu Arbeiten',
    all: (count) => `${papers(count)} im Blick`,
    nearest: (count, listed) => `${papers(count)} im Blick; die ${listed} nächsten an der Mitte:`,
    ofSelection: (count) => `${papers(count)} der Auswahl im Blick`,
    nearestOfSelection: (count, listed) =>
      `${papers(count)} der Auswahl im Blick; die ${listed} nächsten an der Mitte:`,
  },
  tree: {
    share: (has, all) => `${has} von ${all}`,
  },
  around: {
    close: 'Zurück zur Karte',
    explained: (count) =>
      `${papers(count)}: was sie hier zitiert und was sie zitiert, und, soweit Platz ist, Arbeiten, die mindestens zwei Zitate mit ihr gemeinsam haben. Die Jahre laufen von links nach rechts; was auf der Karte nah beieinander liegt, hat nahe Zeilen. Pfeile führen vom Zitierenden zum Zitierten.`,
    roles: {
      prior: (count) => `Frühere Arbeiten, die sie zitiert (${number(count)})`,
      later: (count) => `Spätere Arbeiten, die sie zitieren (${number(count)})`,
      shared: (count) => `Ähnlich zitierend oder zitiert (${number(count)})`,
    },
    none: 'Diese Arbeit zitiert keine dieser Karte und wird von keiner zitiert.',
    notLoaded:
      'Wer wen zitiert, ließ sich nicht laden. Ist die Leitung gestört? Bitte noch einmal versuchen.',
  },
  panel: {
    opened: (title, count) => `${title}. ${count} verwandte Arbeiten.`,
    onMap: (name) => `${name} auf der Karte auswählen`,
    close: 'Schließen',
    noAbstract: 'Hier ohne Zusammenfassung.',
    missing:
      'Der Text dieser Arbeit war nicht zu laden. Ist die Verbindung unterbrochen? Versuchen Sie es noch einmal.',
    again: 'Noch einmal versuchen',
    page: 'Ihre Seite öffnen',
    cite: 'Zitieren',
    copyLink: 'Link kopieren',
    linkInstead: 'Der Link steht in der Adresszeile.',
    moreLinked: 'Mehr davon auf ihrer Seite',
    noCitation: 'Das Zitat ließ sich nicht laden. Auf der Seite der Arbeit steht es.',
    copyInstead: 'Dieser Browser lässt Kopieren nicht zu: Bitte den Text markieren.',
    copyText: 'Als Text kopieren',
    copyBibtex: 'BibTeX kopieren',
  },
  authors: {
    notLoaded:
      'Wer was geschrieben hat, ließ sich nicht laden. Ist die Leitung unterbrochen? Versuchen Sie es noch einmal.',
  },
  reading: {
    forgotten: 'Die geöffneten Arbeiten sind vergessen.',
    count: (count) => `${papers(count)} auf Ihrer Leseliste`,
    keep: (title) => `${title} merken`,
    hint: 'Auf die Leseliste setzen',
    keepAll: 'Alle merken',
    dropAll: 'Alle von der Liste nehmen',
    notKept:
      'Ihre Leseliste ließ sich nicht ändern. Ist die Leitung unterbrochen? Versuchen Sie es noch einmal.',
  },
  selection: {
    selected: (count) => `${papers(count)} ausgewählt`,
    apart: (phrases) => `Kenntlich an ${phrases.join(' · ')}`,
    empty: 'Keine Arbeit erfüllt das alles. Nehmen Sie eine der Bedingungen zurück.',
    compare: 'Vergleichen mit …',
    notCompared:
      'Der Vergleich ließ sich nicht laden. Ist die Leitung gestört? Bitte noch einmal versuchen.',
    inBoth: 'In beiden',
    letGo: 'Auswahl aufheben',
    by: 'Ausgewählt nach',
    takeBack: (condition) => `Zurücknehmen: ${condition}`,
    question: (query) => `„${query}“`,
    drawn: 'Auf der Karte umkreist',
    list: (count) => `Eine Liste von ${count}`,
    or: 'oder',
    not: 'nicht',
    without: (name) => `Ohne ${name}`,
    several: 'Mehrere',
    addMore: 'Thema oder Erscheinungsort hinzufügen',
    addOne: 'Hinzufügen …',
    topics: 'Themen',
    venues: 'Erschienen in',
    more: (shown, left) => `${shown} weitere von ${number(left)}`,
    rest: (left) => `Die übrigen ${number(left)}`,
    sortedBy: 'Sortiert nach ',
    orders: {
      answer: 'Güte der Antwort',
      middle: 'Nähe zur Mitte',
      title: 'Titel',
      year: 'Jahr',
    },
  },
  fields: {
    notLoaded:
      'Was Arbeiten in ihren Feldern sagen, ließ sich nicht laden. Ist die Leitung gestört? Bitte noch einmal versuchen.',
    any: 'Beliebig',
    ends: { from: 'Von', to: 'Bis' },
    from: (low) => `ab ${low}`,
    to: (high) => `bis ${high}`,
  },
  colours: {
    percent: (low, high) => (low === high ? `${low} %` : `${low}–${high} %`),
    list: 'Auf der Liste',
    rest: 'Alle anderen oder unbekannt',
  },
  years: {
    play: 'Jahre abspielen',
    pause: 'Jahre anhalten',
    next: 'Nächstes Jahr',
  },
  lasso: {
    hint: 'Umkreisen Sie die Arbeiten, die Sie meinen. ',
    takeView: 'Alles im Blick nehmen',
    leave: 'Lassen',
  },
  sheet: {
    height: (name) => `Höhe des Blatts: ${{ low: 'niedrig', middle: 'halb', high: 'ganz' }[name]}`,
  },
  save: {
    noPicture: 'Das Bild ließ sich nicht machen. Versuchen Sie es noch einmal.',
    copyLink: 'Link kopieren',
    linkCopied: 'Der Link ist kopiert.',
    linkInstead: 'Der Link steht in der Adresszeile.',
    copyTitles: 'Titel kopieren',
    titlesCopied: (count) =>
      count === 1 ? 'Der Titel ist kopiert.' : `${number(count)} Titel sind kopiert.`,
    titlesInstead: 'Die Titel stehen auch in der CSV-Datei.',
    failed:
      'Die Texte ließen sich nicht holen. Ist die Verbindung unterbrochen? Bitte noch einmal versuchen.',
    noClipboard: (instead) => `Dieser Browser gibt seine Zwischenablage nicht frei. ${instead}`,
    saved: (file) => `${file} ist gespeichert`,
  },
};
