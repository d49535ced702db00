// What the pages say, in German.
import type { pages as english } from '../en/pages.ts';
import { shared } from './shared.ts';

const { number, papers } = shared;

function topics(count: number): string {
  return `${number(count)} ${count === 1 ? 'Thema' : 'Themen'}`;
}

const NONE = 'gehört zu keinem der Themen';

export const pages: typeof english = {
  site: {
    skip: 'Zum Inhalt',
    navigation: 'Seiten',
    map: 'Karte',
    topics: 'Themen',
    papers: 'Arbeiten',
    about: 'Über die Karte',
    feed: 'Feed',
    howMade: 'Wie diese Karte entstand',
    wrongPath: (address) =>
      `Diese Seite findet ihre Dateien nicht: Die Karte wurde für ${address} gebaut. Öffnen Sie sie dort, oder tragen Sie in site.yaml ein, wo sie jetzt steht, und bauen Sie sie neu. Von der Festplatte braucht sie einen Server: npm start.`,
    previewAlt: (title, map) => `${title} und sein Ort auf der Karte ${map}`,
  },
  packed:
    'Die Seiten der Arbeiten auf dieser Karte sind gepackt; ein Skript zeigt sie. Alle Titel stehen unter Arbeiten, alles, was von jeder bekannt ist, in den offenen Daten.',
  notFound: {
    title: 'Nicht auf dieser Karte',
    description: 'Unter dieser Adresse steht auf dieser Karte nichts.',
    lead: 'Unter dieser Adresse steht auf dieser Karte nichts. Vielleicht ging unterwegs ein Stück von ihr verloren, oder was hier stand, gehört nicht mehr zur Karte.',
    ways: [
      'Hier ist die Karte',
      ', und hier sind ',
      'alle Arbeiten',
      ' und ',
      'Themen',
      '. Die Suche oben findet Arbeiten nach Titel und Idee.',
    ],
  },
  moved: {
    paper: {
      title: 'Diese Arbeit ist umgezogen',
      description: (title) => `Diese Arbeit ist umgezogen: ${title}`,
    },
    author: {
      title: 'Diese Person steht unter einem volleren Namen',
      description: (name) => `Die Arbeiten dieser Person stehen unter ${name}.`,
    },
    venue: {
      title: 'Dieser Erscheinungsort steht unter einem anderen Namen',
      description: (name) => `Was hier erschienen ist, steht unter ${name}.`,
    },
    topic: {
      title: 'Dieses Thema ist umgezogen',
      description: (name) => `Dieses Thema ist umgezogen: ${name}`,
    },
  },
  start: {
    description: (count, names) => `${papers(count)} über ${names}, als Karte.`,
    counts: (count, topicCount) => `${papers(count)} · ${topics(topicCount)}`,
    sheet: 'Höhe des Blatts',
    legend: 'Legende',
    selection: 'Auswahl',
    paper: 'Arbeit',
    kept: (kept, neighbours) =>
      `Im Mittel stehen ${kept} von ${neighbours} wahren Nachbarn nah beieinander`,
    howMade: 'wie sie entstand',
  },
  embed: {
    title: (map) => `${map}, zum Einbetten`,
    description: (map) => `Die Karte ${map}, für eine andere Seite.`,
  },
  map: {
    label: (count) => `Themenkarte von ${papers(count)}`,
    tools: 'Werkzeuge der Karte',
    zoomIn: 'Näher',
    zoomOut: 'Weiter weg',
    whole: 'Ganze Karte',
    draw: 'Arbeiten umkreisen',
    keys: 'Tasten',
    keysTitle: 'Tasten auf der Karte',
    keyList: [
      ['/ oder Strg K', 'suchen'],
      ['← ↑ → ↓', 'zur nächsten Arbeit in dieser Richtung gehen'],
      ['Enter', 'die Arbeit öffnen'],
      ['Escape', 'sie schließen, dann die Auswahl aufheben'],
      ['+ −', 'näher heran, weiter weg'],
      ['0', 'die ganze Karte'],
      ['?', 'diese Liste'],
    ],
    gestures:
      'Ein Finger verschiebt, zwei vergrößern; ein zweiter Klick auf ein Thema hebt die Auswahl auf. Mit dem Mausrad nähert sich die Karte dem Zeiger.',
    signsTitle: 'Was die Zeichen bedeuten',
    signs: {
      dot: 'Eine Arbeit, in der Farbe ihres Themas',
      doubtful:
        'Eine Arbeit, deren Thema fraglich ist: weniger wahrscheinlich als alle anderen zusammen',
      ring: 'Eine Arbeit, die zu keinem der Themen gehört',
      doubleRing: 'Eine Arbeit, die Sie geöffnet haben',
      bands:
        'Gebiet eines Themas: dunkler, wo mehr seiner Arbeiten liegen; keines, wo sie fraglich sind',
      sizes:
        'Punkte wachsen beim Nähergehen; ein Name ist größer, wenn sein Thema mehr Arbeiten hat',
    },
    close: 'Schließen',
    years: 'Jahre',
    firstYear: 'Erstes Jahr',
    lastYear: 'Letztes Jahr',
    venue: 'Erschienen in',
    allVenues: 'Alle',
    pictureTitle: 'Diese Ansicht mitnehmen',
    pictureHint: 'Mit Titel, Legende und Adresse.',
    print: 'Drucken',
    sizeBy: 'Größe nach',
    alike: 'Alle gleich',
    moreConditions: 'Weitere Bedingungen',
    colourBy: 'Farbe nach',
    colours: {
      topic: 'Thema',
      year: 'Jahr',
      venue: 'Erscheinungsort',
      confidence: 'Sicherheit',
      list: 'Liste',
      citedHere: 'Zitate hier',
      citations: 'Zitate überall',
    },
    reading: 'Ihre Leseliste',
    opened: 'Geöffnete Arbeiten',
    forget: 'Vergessen',
    show: ['Auf der Karte zeigen', ''],
  },
  topicList: {
    description: (map, names) => `Die Themen von ${map}: ${names}.`,
    lead: (count, topicCount) =>
      `${papers(count)} in ${topics(topicCount)}, und was zu keinem passt.`,
  },
  topic: {
    outside: {
      name: 'Außerhalb dieser Themen',
      description:
        'Arbeiten, die von keinem der Themen dieser Karte handeln, soweit das Programm es sagen kann.',
    },
    found: (things) =>
      things.length === 0
        ? 'Vom Programm gefunden.'
        : `Vom Programm gefunden. Stichworte: ${shared.list(things)}.`,
    summary: (count, within, phrases) =>
      `${papers(count)} aus „${within}“${phrases.length === 0 ? '' : `, kenntlich an ${shared.list(phrases)}`}.`,
    start: 'Womit anfangen',
    central: (count) =>
      `Am zentralsten: unter den verwandten Arbeiten von ${count} anderen dieser Gruppe`,
    borders: 'An den Grenzen',
    borderShare: (share) => `${shared.percent(share)} der verwandten Arbeiten außerhalb`,
    crossing: 'Am nächsten dran:',
    follow: ['Diesem Thema folgen', 'in einem Feed-Reader.'],
    all: 'Alle Arbeiten',
    unnamed: 'Arbeiten',
    mostCentral: (count) => `Die ${count} zentralsten Arbeiten`,
    empty: 'Keine Arbeit dieser Karte gehört hierher.',
    ranked: (from, to) =>
      `Arbeiten ${shared.range(number(from), number(to))} nach ihrer Zentralität`,
    parted: (count) =>
      `Von ${papers(count)} stehen die zentralsten auf der ersten Seite; jede Seite ist nach Titeln geordnet.`,
    sampled: (count) => `${papers(count)} davon stehen hier, gleichmäßig aus allen gezogen.`,
    sortBy: 'Sortiert nach',
    orders: { title: 'Titel', central: 'Zentralität', year: 'Neueste zuerst' },
  },
  years: {
    heading: 'Im Lauf der Jahre',
    number: 'Arbeiten im Jahr',
    share: 'Anteil an allen Arbeiten',
    year: 'Jahr',
    grows: 'wächst',
    shrinks: 'schrumpft',
    most: (count, year) => `am meisten: ${number(count)} (${year})`,
    mostShare: (share, year) => `am meisten: ${shared.percent(share)} (${year})`,
    chart: (name, what, most) => `${what}, ${name}: ${most}`,
    note: (last) =>
      `Gezählt sind nur Arbeiten dieser Karte. ${last}, der hellere Balken, ist vielleicht nicht vollständig und bleibt aus den Tests heraus.`,
    change: (grows, early, late, from) =>
      `${grows ? 'Wächst' : 'Schrumpft'}: ${shared.percent(early)} der Arbeiten dieser Karte vor ${from}, ${shared.percent(late)} seither (Trendtest nach Cochran und Armitage, alle Themen gemeinsam geprüft).`,
    came: 'Neu aufgekommene Begriffe, mit der Zahl der Arbeiten:',
    went: 'Seltener gewordene Begriffe:',
    tested:
      'Genannt sind Begriffe, deren Anteil an den Begriffen eines Jahres stärker steigt oder fällt, als Zufall erklärt; einer von zwanzig genannten kann trotzdem Zufall sein.',
    asTable: 'Die Zahlen als Tabelle',
  },
  mainPath: {
    heading: 'Hauptweg der Zitate',
    intro: (links) =>
      `Jede Arbeit zitiert die vor ihr. Von allen Wegen über die ${number(links)} Zitate unter diesen Arbeiten führt dieser über jene, die den meisten Wegen gemeinsam sind (search path count).`,
    circles: (count) =>
      count === 1
        ? 'Ein Zitat, das in einem Kreis liegt, ist ausgelassen.'
        : `${number(count)} Zitate, die in Kreisen liegen, sind ausgelassen.`,
    show: 'Auf der Karte zeigen',
  },
  missing: {
    heading: 'Hier oft zitiert, nicht auf dieser Karte',
    intro: (count) =>
      count === 1
        ? 'Eine Arbeit, die hier mindestens drei Arbeiten zitieren, steht nicht auf dieser Karte.'
        : `${number(count)} Arbeiten, die hier jeweils mindestens drei Arbeiten zitieren, stehen nicht auf dieser Karte.`,
    files: 'Um sie dazuzuholen, als Dateien:',
    dois: 'eine Liste der DOIs',
    citedBy: (count) => `hier von ${number(count)} zitiert`,
  },
  people: {
    names: { authors: 'Autorinnen und Autoren', venues: 'Zeitschriften und Tagungen' },
    ways: 'Außerdem als Listen:',
    title: (name, page) => (page === 1 ? name : `${name}, Seite ${page}`),
    lead: {
      authors: (count) =>
        `${number(count)} ${count === 1 ? 'Person' : 'Personen'}, nach Familiennamen`,
      venues: (count) =>
        `${number(count)} ${count === 1 ? 'Zeitschrift oder Tagung' : 'Zeitschriften und Tagungen'}, nach Namen`,
    },
    listed: {
      authors: (map) => `Wer die Arbeiten von ${map} geschrieben hat.`,
      venues: (map) => `Wo die Arbeiten von ${map} erschienen sind.`,
    },
    described: (name, count, map) => `${name}: ${papers(count)} auf der Karte ${map}.`,
    alsoAs: 'Auch gedruckt als',
    byName:
      'Erkannt am Namen und, wo Einträge sie haben, an der ORCID: Eine zweite Person desselben Namens kann auch hier stehen.',
    topics: 'Themen',
    companions: 'Mit wem, nach gemeinsamen Arbeiten hier',
    contributors: 'Die meisten Arbeiten hier',
    years: 'Arbeiten nach Jahr',
    noYear: 'Jahr unbekannt',
    newest: (count) => `Von ${papers(count)} stehen die neuesten auf der ersten Seite.`,
  },
  paperList: {
    title: (page) => (page === 1 ? 'Arbeiten' : `Arbeiten, Seite ${page}`),
    description: (count, map, span) => `${papers(count)} von ${map}, nach Titel: ${span}.`,
    lead: (count) => `${papers(count)}, nach Titel`,
    place: (page, pageCount, span) => ` · Seite ${page} von ${pageCount}, ${span}`,
    hint: 'Nach Titel, Person, Zeitschrift, Jahr filtern',
    hintOfMany: 'Titel, die so beginnen: …',
    topic: 'Thema',
    allTopics: 'Alle Themen',
    alphabet: 'Alphabet',
    otherScripts: 'Andere Schriften',
    pages: 'Seiten der Liste',
    page: (page) => `Seite ${page}`,
    previous: 'Zurück',
    next: 'Weiter',
  },
  paper: {
    described: (title, map) => `${title} · eine Arbeit auf der Karte ${map}`,
    quoted: (title) => `„${title}“`,
    abstract: 'Zusammenfassung',
    noAbstract: 'Die Quelle hat keine Zusammenfassung.',
    notRepublished: 'Die Zusammenfassung wird hier nicht wiedergegeben.',
    source: 'Quelle',
    code: 'Code',
    lookUp: 'Nachschlagen bei',
    correct: 'Eine Korrektur vorschlagen',
    evidence: 'Ausdrücke dieser Arbeit, die dafür sprechen, mit ihrem Anteil am Beleg:',
    kept: (kept) =>
      `${kept} der 10 inhaltlich nächsten Arbeiten stehen unter den 10 nächsten auf der Karte.`,
    citedWorks: (count) => `${number(count)} zitierte Werke`,
    noRelated: 'Keine Arbeit dieser Karte ist ihr nah.',
    around: 'Vorher und nachher als Karte',
    allLinked: (count) => `Alle ${number(count)} in der Suche`,
    inList: (group) => `In der Liste von ${group}`,
    before: 'Davor in der Liste',
    after: 'Danach in der Liste',
    cite: 'Diese Arbeit zitieren',
    files: 'Dateien',
    copyStyle: (style) => `Zitat im Stil ${style} kopieren`,
    download: (format) => `${format} herunterladen`,
    copyFile: (format) => `${format} kopieren`,
    unknown: ({ authors, year, venue }) => {
      const parts = [
        authors && 'keine Namen',
        year && 'kein Jahr',
        venue && 'keinen Erscheinungsort',
      ].filter((part) => part !== false);
      if (parts.length === 0) return null;
      return `Die Quelle dieser Karte nennt ${shared.list(parts)}; ergänzt wurde nichts.`;
    },
  },
  confidence: {
    pinned: (topic) =>
      `${topic ?? 'Gehört zu keinem der Themen'}: So hat es entschieden, wem diese Karte gehört.`,
    sure: (topic, confidence) => `${topic ?? 'Gehört zu keinem der Themen'} (${confidence}).`,
    probable: (topic, confidence) =>
      topic === null
        ? `Gehört wahrscheinlich zu keinem der Themen (${confidence})`
        : `Wahrscheinlich ${topic} (${confidence})`,
    doubtful: (topic, confidence) => `Im Zweifel: ${topic ?? NONE} (${confidence})`,
    rival: (topic) => `; vielleicht ${topic ?? 'auch zu keinem der Themen'}`,
    runnerUp: (topic, share) =>
      `Am nächstwahrscheinlichsten: ${topic ?? 'keines der Themen'} (${share}).`,
    lessThan: (share) => `weniger als ${share}`,
  },
  search: {
    title: 'Suche',
    description: (map) => `Die Arbeiten von ${map} durchsuchen.`,
    hint: 'Titel, Ideen, Fragen suchen',
    found: 'Gefundene Arbeiten',
  },
};
