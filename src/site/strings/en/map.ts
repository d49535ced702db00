// Ships to the browser: what the map's scripts say, in English.
import { shared } from './shared.ts';

const { number, papers } = shared;

export const map = {
  notLoaded: 'The papers of the map could not be loaded. The lists have them all.',
  unknown: (
    things: readonly (
      | 'paper'
      | 'topic'
      | 'subtopic'
      | 'venue'
      | 'author'
      | 'paper of a list'
      | 'colour'
      | 'field'
      | 'selection'
    )[],
  ) =>
    `This address names ${things.map((thing) => (thing === 'author' ? `an ${thing}` : `a ${thing}`)).join(' and ')} that is not on this map. Here is the map.`,
  view: {
    label: 'Papers in view',
    way: 'Papers are this way',
    all: (count: number) => `${papers(count)} in view`,
    nearest: (count: number, listed: number) =>
      `${papers(count)} in view; the ${listed} nearest to the middle:`,
    ofSelection: (count: number) => `${papers(count)} of the selection in view`,
    nearestOfSelection: (count: number, listed: number) =>
      `${papers(count)} of the selection in view; the ${listed} nearest to the middle:`,
  },
  tree: {
    share: (has: string, all: string) => `${has} of ${all}`,
  },
  around: {
    close: 'Back to the map',
    explained: (count: number) =>
      `${papers(count)}: what it cites here and what cites it, and, where there is room, papers that share at least two citations with it. Years from left to right; papers close on the map have rows close together. Arrows lead from what cites to what is cited.`,
    roles: {
      prior: (count: number) => `Prior work that it cites (${number(count)})`,
      later: (count: number) => `Later work that cites it (${number(count)})`,
      shared: (count: number) => `Citing or cited alike (${number(count)})`,
    },
    none: 'This paper neither cites one of this map nor is cited by one.',
    notLoaded: 'Who cites whom could not be loaded. Is the line down? Try again.',
  },
  panel: {
    opened: (title: string, count: number) => `${title}. ${count} related papers.`,
    onMap: (name: string) => `Select ${name} on the map`,
    close: 'Close',
    noAbstract: 'No abstract here.',
    missing: 'The text of this paper could not be loaded. Is the line down? Try again.',
    again: 'Try again',
    page: 'Open its page',
    cite: 'Cite',
    copyLink: 'Copy link',
    linkInstead: 'The link is in the address bar.',
    moreLinked: 'More of them on its page',
    noCitation: 'The citation could not be loaded. The page of the paper has it.',
    copyInstead: 'Copying is switched off in this browser: select the text.',
    copyText: 'Copy as text',
    copyBibtex: 'Copy BibTeX',
  },
  authors: {
    notLoaded: 'Who wrote what could not be loaded. Is the line down? Try again.',
  },
  reading: {
    forgotten: 'The papers you opened are forgotten.',
    count: (count: number) => `${papers(count)} on your reading list`,
    keep: (title: string) => `Keep ${title}`,
    hint: 'Keep on your reading list',
    keepAll: 'Keep all',
    dropAll: 'Take all off your list',
    notKept: 'Your reading list could not be changed. Is the line down? Try again.',
  },
  selection: {
    selected: (count: number) => `${papers(count)} selected`,
    apart: (phrases: readonly string[]) => `Set apart by ${phrases.join(' · ')}`,
    empty: 'No paper is all of this. Take one of the conditions back.',
    compare: 'Compare with …',
    notCompared: 'The comparison could not be loaded. Is the line down? Try again.',
    inBoth: 'In both',
    letGo: 'Let the selection go',
    by: 'Selected by',
    takeBack: (condition: string) => `Take back: ${condition}`,
    question: (query: string) => `“${query}”`,
    drawn: 'Drawn on the map',
    list: (count: number) => `A list of ${count}`,
    or: 'or',
    not: 'not',
    without: (name: string) => `Without ${name}`,
    several: 'Several',
    addMore: 'Add a topic or venue',
    addOne: 'Add …',
    topics: 'Topics',
    venues: 'Venues',
    more: (shown: number, left: number) => `${shown} more of ${number(left)}`,
    rest: (left: number) => `The other ${number(left)}`,
    sortedBy: 'Sorted by ',
    orders: {
      answer: 'how well they answer',
      middle: 'nearness to the middle',
      title: 'title',
      year: 'year',
    },
  },
  fields: {
    notLoaded: 'What papers say in their fields could not be loaded. Is the line down? Try again.',
    any: 'Any',
    ends: { from: 'From', to: 'To' },
    from: (low: string) => `from ${low}`,
    to: (high: string) => `to ${high}`,
  },
  colours: {
    percent: (low: number, high: number) => (low === high ? `${low} %` : `${low}–${high} %`),
    list: 'On the list',
    rest: 'All others, or not known',
  },
  years: {
    play: 'Play the years',
    pause: 'Pause the years',
    next: 'Next year',
  },
  lasso: {
    hint: 'Draw around the papers you mean. ',
    takeView: 'Take all in view',
    leave: 'Leave it',
  },
  sheet: {
    height: (name: 'low' | 'middle' | 'high') =>
      `Height of the sheet: ${{ low: 'low', middle: 'half', high: 'full' }[name]}`,
  },
  save: {
    noPicture: 'The picture could not be made. Try again.',
    copyLink: 'Copy link',
    linkCopied: 'The link is copied.',
    linkInstead: 'The link is in the address bar.',
    copyTitles: 'Copy titles',
    titlesCopied: (count: number) =>
      count === 1 ? 'The title is copied.' : `${number(count)} titles are copied.`,
    titlesInstead: 'The titles stand in the CSV file too.',
    failed: 'The texts could not be fetched. Is the line down? Try again.',
    noClipboard: (instead: string) => `This browser keeps its clipboard to itself. ${instead}`,
    saved: (file: string) => `${file} is saved`,
  },
};
