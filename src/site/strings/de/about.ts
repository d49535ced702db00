// What the page about the map says, in German.
import type { about as english } from '../en/about.ts';
import { shared } from './shared.ts';

const { decimal, papers } = shared;

export const about: typeof english = {
  title: 'Über diese Karte',
  description: (map) => `Wie die Karte ${map} entstand und wie weit man ihr trauen darf.`,
  shows: {
    heading: 'Was sie zeigt',
    text: (count, brought) =>
      `${papers(count)}, jede ${brought ? 'nach den Vektoren eingeordnet, die mitgebracht hat, wem die Karte gehört' : 'allein nach Titel und Zusammenfassung eingeordnet: ohne Volltexte'}, ohne Zitationen, ohne Rangfolge. Was sich inhaltlich nah ist, steht nah beieinander, und wo vieles steht, ist Land. Wie ein Thema heißt und was dazugehört, hat festgelegt, wem die Karte gehört, oder das Programm hat es gefunden; welche Arbeit zu welchem Thema gehört, ist, wo niemand es festgelegt hat, eine Vermutung des Programms und steht mit seiner Sicherheit dabei.`,
  },
  made: {
    heading: 'Wie sie entstand',
    steps: {
      vectors: 'Vom Text zum Vektor.',
      noUpload: 'Kein Text hat den Rechner verlassen.',
      topics: 'Themen.',
      outside: 'Arbeiten, die zu keinem Thema passen, bleiben außerhalb.',
      noneOutside:
        'Jede Arbeit gehört zu einem von ihnen; so hat es festgelegt, wem die Karte gehört.',
      subtopics: [
        'Unterthemen.',
        'Gruppen innerhalb eines Themas; sie bleiben, wo ein Ausdruck ihrer Arbeiten sie von anderen abhebt und für sie zutrifft.',
      ],
      parts: 'Große werden auf dieselbe Weise weiter geteilt.',
      strangers: 'Auch Arbeiten außerhalb, für die ein Name sicher zutrifft, bilden Gruppen.',
      others: [
        [
          'Die Ebene.',
          'Inhaltliche Nachbarn ordnet t-SNE an (van der Maaten und Hinton 2008). Kommen Arbeiten hinzu, so bleiben die früheren an ihrem Platz.',
        ],
        [
          'Verwandte Arbeiten.',
          'Nach Inhalt und seltenen Wörtern zugleich, über alle Arbeiten hinweg, ohne die Ebene.',
        ],
      ],
    },
    languages: {
      ...{ en: 'Englisch', de: 'Deutsch', fr: 'Französisch', es: 'Spanisch' },
      ...{ pt: 'Portugiesisch', it: 'Italienisch', nl: 'Niederländisch' },
      ...{ ru: 'Russisch', zh: 'Chinesisch', ja: 'Japanisch' },
    },
    readAs: (language, others) =>
      `Die Texte werden als ${language} gelesen${others.length === 0 ? '.' : `; solche auf ${shared.list(others)} weniger gut.`}`,
    vectors: {
      words:
        'Titel und Zusammenfassung werden zur gewichteten Summe der Vektoren ihrer Wörter; diese kommen aus einem Modell, das einen Satz-Encoder (all-MiniLM-L6-v2) nachbildet, und wurden an diesen Bestand angepasst.',
      lsa: 'Titel und Zusammenfassungen wurden nach ihren gemeinsamen Wörtern verglichen (latente semantische Analyse, Deerwester et al. 1990), gelernt allein aus diesem Bestand.',
      owner:
        'Die Vektoren der Titel und Zusammenfassungen entstanden anderswo; mitgebracht hat sie, wem die Karte gehört.',
      'owner and words':
        'Die Vektoren der Titel und Zusammenfassungen hat mit einem Satz-Encoder (all-MiniLM-L6-v2) erzeugt, wem die Karte gehört; verbunden wurden sie mit denen eines Wortmodells, das ihn nachbildet und an diesen Bestand angepasst wurde.',
    },
    topicsNamed:
      'Die Ausdrücke eines Themas, die sich in einer Arbeit finden, und die inhaltliche Nähe zu seiner Beschreibung sind der erste Anhalt; eine multinomiale logistische Regression lernt dann von den Arbeiten weiter, deren sie sicher ist (Self-Training, Scudder 1965).',
    topicsFound:
      'Niemand hat sie benannt: Nahe Arbeiten werden über ihre gemeinsamen Nachbarn verbunden, und die Gemeinschaften dieses Graphen (Louvain, Blondel et al. 2008) sind die Themen, benannt nach Ausdrücken, die ihre Arbeiten teilen; über jede Arbeit entscheidet dann eine multinomiale logistische Regression. Wie sicher das ist, hängt auch davon ab, wie nah die Arbeiten eines Themas beieinanderstehen und ob Gruppen, die allein nach gemeinsamen Wörtern gebildet sind (latente semantische Analyse), dieselben sind: Gewichte dafür wurden an anderen Korpora gelernt, deren Themen bekannt sind.',
  },
  trust: {
    heading: 'Wie weit man ihr trauen darf',
    plane: (kept, neighbours, trustworthiness) =>
      `Eine Ebene kann nicht alle Nachbarn bewahren. Im Mittel stehen ${decimal(kept, 1)} der ${neighbours} inhaltlich nächsten Arbeiten auch auf der Karte unter den ${neighbours} nächsten; die Vertrauenswürdigkeit (Venna und Kaski 2001) beträgt ${decimal(trustworthiness, 2)} von 1. Zwei Arbeiten nebeneinander ähneln sich wahrscheinlich; zwei weit entfernte können sich trotzdem ähneln. Abstände zwischen Regionen sagen wenig. Die verwandten Arbeiten auf der Seite einer Arbeit werden ohne die Ebene gefunden.`,
    confidence: (pinned) =>
      `Ein Thema ist eine Vermutung des Programms und dessen Sicherheit eine Wahrscheinlichkeit: Von Arbeiten, die mit 0,7 irgendwohin gehören sollen, dürften etwa sieben von zehn dorthin gehören. Wie sicher es sich ${pinned ? 'bei den Arbeiten ist, die niemand von Hand eingeordnet hat' : 'bei den Arbeiten dieser Karte ist'}:`,
    columns: ['Sicherheit', 'Arbeiten', 'Anteil'],
    step: (from, below) => {
      if (below === null) return `${decimal(from, 1)} und mehr`;
      return from === 0
        ? `weniger als ${decimal(below, 1)}`
        : shared.range(decimal(from, 1), decimal(below, 1));
    },
    outside: (count) => [
      papers(count),
      ` ${count === 1 ? 'passt' : 'passen'} zu keinem der Themen, soweit das Programm es sagen kann; auf der Karte ${count === 1 ? 'ist sie ein Ring' : 'sind sie Ringe'}.`,
    ],
    pinned: (count) =>
      `${papers(count)} ${count === 1 ? 'wurde' : 'wurden'} von Hand in ${count === 1 ? 'ihr' : 'ihre'} Thema eingeordnet.`,
    withoutAbstract: (count) =>
      `${papers(count)} ${count === 1 ? 'kam' : 'kamen'} ohne Zusammenfassung und ${count === 1 ? 'steht' : 'stehen'} allein nach dem Titel an ihrem Ort.`,
    doubtful: 'Die zweifelhaftesten von allen:',
  },
  sources: {
    heading: 'Quellen und Lizenz',
    imported: (first, last) =>
      first === last ? `Importiert am ${first}.` : `Importiert zwischen ${first} und ${last}.`,
    abstracts: {
      full: 'Zusammenfassungen stehen hier so, wie die Quellen sie haben.',
      excerpt: 'Zusammenfassungen stehen hier in Auszügen; für die Karte wurden sie ganz gelesen.',
      none: 'Zusammenfassungen wurden für die Karte gelesen und werden nicht gezeigt.',
    },
    mapBy: (authors) => `Karte von ${authors.join(', ')}.`,
    openData: [
      'Orte, Themen, Sicherheiten und verwandte Arbeiten sind offene Daten: ',
      ' (',
      ') und ',
      ' (',
      ').',
    ],
    schema: 'Schema',
    repository: [
      'Die Dateien, aus denen diese Karte entsteht, liegen in ',
      'ihrem Repositorium',
      '.',
    ],
  },
  cite: {
    heading: 'Wie man diese Karte zitiert',
    title: (map, count) => `${map}: eine Literaturkarte von ${papers(count)}`,
    version: (version, day) => `Version ${version}${day === '' ? '' : `, Daten vom ${day}`}.`,
    paper: 'Wie man eine Arbeit zitiert, steht auf ihrer eigenen Seite.',
  },
};
