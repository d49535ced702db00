// What the pages say, in English. Sentences with a link in them come in parts around it.
import { shared } from './shared.ts';

const { number, papers } = shared;

/** `1 topic`, `4 topics`. */
function topics(count: number): string {
  return `${number(count)} ${count === 1 ? 'topic' : 'topics'}`;
}

/** A sentence begins with a capital. */
function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

export const pages = {
  site: {
    skip: 'To the content',
    navigation: 'Site',
    map: 'Map',
    topics: 'Topics',
    papers: 'Papers',
    about: 'About',
    feed: 'Feed',
    howMade: 'How this map was made',
    wrongPath: (address: string) =>
      `This page does not find its files: the map was built for ${address}. Open it there; or set its address in site.yaml to where it stands now and build it again. From a disk it needs a server: npm start.`,
    previewAlt: (title: string, map: string) => `${title}, and its place on the map ${map}`,
  },
  packed:
    'Pages of papers on this map are packed, and it takes a script to show them. Titles are listed under Papers; all that is known of each stands in the open data.',
  notFound: {
    title: 'Not on this map',
    description: 'This address names nothing on this map.',
    lead: 'This address names nothing on this map. It may have been cut off on its way to you, or what it named is no longer part of the map.',
    ways: [
      'Here is the map',
      ', and here are ',
      'all papers',
      ' and ',
      'topics',
      '. The search above finds papers by title and idea.',
    ],
  },
  moved: {
    paper: {
      title: 'This paper has moved',
      description: (title: string) => `This paper has moved: ${title}`,
    },
    author: {
      title: 'This author stands under a fuller name',
      description: (name: string) => `Papers of this author stand under ${name}.`,
    },
    venue: {
      title: 'This venue stands under another name',
      description: (name: string) => `Papers of this venue stand under ${name}.`,
    },
    topic: {
      title: 'This topic has moved',
      description: (name: string) => `This topic has moved: ${name}`,
    },
  },
  start: {
    description: (count: number, names: string) => `${papers(count)} on ${names}, as a map.`,
    counts: (count: number, topicCount: number) => `${papers(count)} · ${topics(topicCount)}`,
    sheet: 'Height of the sheet',
    legend: 'Legend',
    selection: 'Selection',
    paper: 'Paper',
    kept: (kept: number, neighbours: number) =>
      `${kept} of ${neighbours} true neighbours stand close, on average`,
    howMade: 'how it was made',
  },
  embed: {
    title: (map: string) => `${map}, to embed`,
    description: (map: string) => `The map ${map}, to stand in another page.`,
  },
  map: {
    label: (count: number) => `Topic map of ${papers(count)}`,
    tools: 'Map tools',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    whole: 'Whole map',
    draw: 'Draw around papers',
    keys: 'Keys',
    keysTitle: 'Keys on the map',
    keyList: [
      ['/ or Ctrl K', 'search'],
      ['← ↑ → ↓', 'walk from paper to the nearest one in that direction'],
      ['Enter', 'open the paper'],
      ['Escape', 'close it, then let the selection go'],
      ['+ −', 'zoom in, zoom out'],
      ['0', 'the whole map'],
      ['?', 'this list'],
    ],
    gestures:
      'A finger drags and pinches; a second click on a topic lets it go. With a mouse wheel the map zooms to the pointer.',
    signsTitle: 'What the signs mean',
    signs: {
      dot: 'A paper, in the colour of its topic',
      doubtful: 'A paper whose topic is doubtful: less likely than all others together',
      ring: 'A paper that belongs to none of the topics',
      doubleRing: 'A paper you have opened',
      bands: 'Land of a topic: darker where more of its papers are, none where they are in doubt',
      sizes: 'Dots grow as you zoom in; a name is larger where its topic has more papers',
    },
    close: 'Close',
    years: 'Years',
    firstYear: 'First year',
    lastYear: 'Last year',
    venue: 'Venue',
    allVenues: 'All',
    pictureTitle: 'Take this view along',
    pictureHint: 'With its title, legend and address.',
    print: 'Print',
    sizeBy: 'Size by',
    alike: 'All alike',
    moreConditions: 'More conditions',
    colourBy: 'Colour by',
    colours: {
      topic: 'Topic',
      year: 'Year',
      venue: 'Venue',
      confidence: 'Confidence',
      list: 'List',
      citedHere: 'Citations here',
      citations: 'Citations anywhere',
    },
    reading: 'Your reading list',
    opened: 'Papers you opened',
    forget: 'Forget them',
    show: ['Show', 'on the map'],
  },
  topicList: {
    description: (map: string, names: string) => `The topics of ${map}: ${names}.`,
    lead: (count: number, topicCount: number) =>
      `${papers(count)} in ${topics(topicCount)}, and what fits none.`,
  },
  topic: {
    outside: {
      name: 'Beyond these topics',
      description:
        'Papers that are about none of the topics of this map, as far as the program can tell.',
    },
    /** What a topic that nobody named is about, beside its name. */
    found: (things: readonly string[]) =>
      things.length === 0
        ? 'Found by the program.'
        : `Found by the program. Papers on ${shared.list(things)}.`,
    summary: (count: number, within: string, phrases: readonly string[]) =>
      `${papers(count)} of ${within}${phrases.length === 0 ? '' : `, set apart by ${shared.list(phrases)}`}.`,
    start: 'Where to start',
    central: (count: number) => `Most central: among the related papers of ${count} others here`,
    borders: 'At its borders',
    borderShare: (share: number) => `${shared.percent(share)} of the related papers outside`,
    crossing: 'Closest to it:',
    follow: ['Follow this topic', 'in a feed reader.'],
    all: 'All papers',
    unnamed: 'Papers',
    mostCentral: (count: number) => `The ${count} most central papers`,
    empty: 'No paper of this map belongs here.',
    ranked: (from: number, to: number) =>
      `Papers ${shared.range(number(from), number(to))} by how central they are`,
    parted: (count: number) =>
      `Of ${papers(count)}, the most central on the first page; on each page they stand by title.`,
    sampled: (count: number) => `${papers(count)} of them are listed here, drawn evenly from all.`,
    sortBy: 'Sort by',
    orders: { title: 'Title', central: 'Most central', year: 'Newest' },
  },
  years: {
    heading: 'Over the years',
    number: 'Papers a year',
    share: 'Share of all papers',
    year: 'Year',
    grows: 'growing',
    shrinks: 'shrinking',
    most: (count: number, year: number) => `most: ${number(count)} in ${year}`,
    mostShare: (share: number, year: number) => `most: ${shared.percent(share)} in ${year}`,
    chart: (name: string, what: string, most: string) => `${what}, ${name}: ${most}`,
    note: (last: number) =>
      `Only papers of this map count. ${last}, the lighter bar, may not be whole and is left out of tests.`,
    change: (grows: boolean, early: number, late: number, from: number) =>
      `${grows ? 'Growing' : 'Shrinking'}: ${shared.percent(early)} of the papers of this map before ${from}, ${shared.percent(late)} since (Cochran–Armitage test for a trend, all topics tested together).`,
    came: 'Phrases that came, with the papers that have them:',
    went: 'Phrases that went:',
    tested:
      'Told are phrases whose share of a year’s phrases here rises or falls beyond chance; of those named, one in twenty may be chance all the same.',
    asTable: 'The numbers as a table',
  },
  mainPath: {
    heading: 'Main path of citations',
    intro: (links: number) =>
      `Each paper cites the one before it. Of all ways along the ${number(links)} citations among these papers, this one leads over those that most ways share (search path count).`,
    circles: (count: number) =>
      count === 1
        ? 'One citation that lies in a circle is left out.'
        : `${number(count)} citations that lie in circles are left out.`,
    show: 'Show on the map',
  },
  missing: {
    heading: 'Often cited here, not in this map',
    intro: (count: number) =>
      count === 1
        ? 'One work that at least three papers here cite is not on this map.'
        : `${number(count)} works that at least three papers here cite are not on this map.`,
    files: 'To bring them, as files:',
    dois: 'a list of DOIs',
    citedBy: (count: number) => `cited by ${number(count)} here`,
  },
  people: {
    ways: 'Also as lists:',
    names: { authors: 'Authors', venues: 'Venues' },
    title: (name: string, page: number) => (page === 1 ? name : `${name}, page ${page}`),
    lead: {
      authors: (count: number) =>
        `${number(count)} ${count === 1 ? 'author' : 'authors'}, by family name`,
      venues: (count: number) => `${number(count)} ${count === 1 ? 'venue' : 'venues'}, by name`,
    },
    listed: {
      authors: (map: string) => `Who wrote the papers of ${map}.`,
      venues: (map: string) => `Where the papers of ${map} appeared.`,
    },
    described: (name: string, count: number, map: string) =>
      `${name}: ${papers(count)} on the map ${map}.`,
    alsoAs: 'Also printed as',
    byName:
      'Told by the name, and by ORCID where records have it: another person of the same name may stand here too.',
    topics: 'Topics',
    companions: 'Companions, by papers shared here',
    contributors: 'Most papers here',
    years: 'Papers by year',
    noYear: 'Year unknown',
    newest: (count: number) => `Of ${papers(count)}, the newest on the first page.`,
  },
  paperList: {
    title: (page: number) => (page === 1 ? 'Papers' : `Papers, page ${page}`),
    description: (count: number, map: string, span: string) =>
      `All ${papers(count)} of ${map}, by title: ${span}.`,
    lead: (count: number) => `${papers(count)}, by title`,
    place: (page: number, pageCount: number, span: string) =>
      ` · page ${page} of ${pageCount}, ${span}`,
    hint: 'Filter by title, author, venue, year',
    hintOfMany: 'Titles that begin with …',
    topic: 'Topic',
    allTopics: 'All topics',
    alphabet: 'Alphabet',
    otherScripts: 'Other scripts',
    pages: 'Pages of the list',
    page: (page: number) => `Page ${page}`,
    previous: 'Previous',
    next: 'Next',
  },
  paper: {
    described: (title: string, map: string) => `${title} · a paper on the map ${map}`,
    quoted: (title: string) => `“${title}”`,
    abstract: 'Abstract',
    noAbstract: 'No abstract in the source.',
    notRepublished: 'The abstract is not republished here.',
    source: 'Source',
    code: 'Code',
    lookUp: 'Look it up on',
    correct: 'Suggest a correction',
    evidence: 'Phrases of this paper that speak for it, with their share of the evidence:',
    kept: (kept: number) =>
      `${kept} of the 10 papers nearest to it in meaning stand among the 10 nearest on the map.`,
    /** What two papers share beside phrases: works that both cite, two or more. */
    citedWorks: (count: number) => `${number(count)} cited works`,
    noRelated: 'No paper on this map is close to it.',
    around: 'Prior and later work as a map',
    allLinked: (count: number) => `All ${number(count)}, by search`,
    inList: (group: string) => `In the list of ${group}`,
    before: 'Before it in the list',
    after: 'After it in the list',
    cite: 'Cite this paper',
    files: 'Files',
    copyStyle: (style: string) => `Copy the citation in ${style} style`,
    download: (format: string) => `Download ${format}`,
    copyFile: (format: string) => `Copy ${format}`,
    unknown: ({ authors, year, venue }: { authors: boolean; year: boolean; venue: boolean }) => {
      const parts = [authors && 'authors', year && 'year', venue && 'venue'].filter(
        (part) => part !== false,
      );
      if (parts.length === 0) return null;
      const named =
        parts.length > 1 ? `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}` : parts[0];
      return `The source of this map names no ${named}; nothing was added.`;
    },
  },
  /** How sure the program is of a topic; `topic` null stands for none of the topics. */
  confidence: {
    pinned: (topic: string | null) =>
      `${topic ?? 'Belongs to none of the topics'}, as the owner of this map decided.`,
    sure: (topic: string | null, confidence: string) =>
      `${capital(topic ?? 'belongs to none of the topics')} (${confidence}).`,
    probable: (topic: string | null, confidence: string) =>
      `Probably ${topic ?? 'belongs to none of the topics'} (${confidence})`,
    doubtful: (topic: string | null, confidence: string) =>
      `In doubt: ${topic ?? 'belongs to none of the topics'} (${confidence})`,
    rival: (topic: string | null) =>
      `; it might ${topic === null ? 'belong to none of the topics' : `be ${topic}`}`,
    runnerUp: (topic: string | null, share: string) =>
      `Next most likely: ${topic ?? 'none of the topics'} (${share}).`,
    lessThan: (share: string) => `less than ${share}`,
  },
  search: {
    title: 'Search',
    description: (map: string) => `Search the papers of ${map}.`,
    hint: 'Search titles, ideas, questions',
    found: 'Papers found',
  },
};
