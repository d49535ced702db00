import type { RawRecord } from './format.ts';
import {
  instanceDoi,
  isList,
  listed,
  ofKind,
  paragraphs,
  people,
  rxiv,
  strings,
  text,
} from './json-service-values.ts';
import { at, isObject, type Json, textOf } from './json-values.ts';

/** What a service writes in a way of its own; a field that is undefined here is read as anywhere else. */
type Fields = Partial<Omit<RawRecord, 'line' | 'name'>>;

/** A service whose objects are known by fields that no other has. */
interface Service {
  readonly knows: (paper: Json) => boolean;
  readonly read: (paper: Json) => Fields;
}

const SERVICES: readonly Service[] = [
  // bioRxiv and medRxiv: `published` is the DOI of the journal's version, or NA.
  {
    knows: (paper) => 'server' in paper && 'category' in paper && 'version' in paper,
    read: (paper) => ({ dates: [text(paper, 'date')], venues: [rxiv(text(paper, 'server'))] }),
  },
  {
    knows: (paper) => 'preprint_title' in paper,
    read: (paper) => ({
      title: text(paper, 'preprint_title'),
      abstract: text(paper, 'preprint_abstract'),
      authors: listed(text(paper, 'preprint_authors')),
      dates: [text(paper, 'published_date'), text(paper, 'preprint_date')],
      venues: [text(paper, 'published_journal'), rxiv(text(paper, 'preprint_platform'))],
      doi: text(paper, 'published_doi', 'biorxiv_doi', 'preprint_doi'),
      keywords: [],
    }),
  },
  {
    knows: (paper) => 'title_s' in paper || 'halId_s' in paper,
    read: readHal,
  },
  {
    knows: (paper) => 'bibcode' in paper,
    read: (paper) => ({
      key: `ads:${text(paper, 'bibcode')}`,
      dates: [text(paper, 'year', 'pubdate', 'date')],
      venues: [text(paper, 'pub', 'bibstem')],
      doi: text(paper, 'doi'),
      identifiers: strings(paper.identifier),
      keywords: strings(paper.keyword),
    }),
  },
  {
    knows: (paper) => 'publicationName' in paper,
    read: (paper) => ({
      authors: people(paper.creators),
      dates: [text(paper, 'publicationDate', 'onlineDate', 'coverDate')],
      venues: [text(paper, 'publicationName')],
      doi: text(paper, 'doi', 'identifier'),
      abstract: paragraphs(paper.abstract),
      urls: isList(paper.url)
        ? paper.url.map((one) => textOf(isObject(one) ? one.value : one))
        : [text(paper, 'url')],
      keywords: strings(paper.keyword ?? paper.subjects),
    }),
  },
  {
    knows: (paper) => typeof paper.uid === 'string' && isObject(paper.source),
    read: (paper) => ({
      key: `wos:${text(paper, 'uid')}`,
      authors: people(at([paper], ['names.authors'])),
      dates: [text(paper, 'source.publishYear')],
      venues: [text(paper, 'source.sourceTitle')],
      doi: text(paper, 'identifiers.doi'),
      urls: [text(paper, 'links.record')],
      keywords: strings(at([paper], ['keywords.authorKeywords'])),
    }),
  },
  {
    knows: (paper) =>
      isList(paper.titles) && ('publicationYear' in paper || 'creators' in paper) && 'doi' in paper,
    read: readDataCite,
  },
  {
    knows: (paper) => 'mainTitle' in paper || 'maintitle' in paper,
    read: (paper) => ({
      title: text(paper, 'mainTitle', 'maintitle'),
      abstract: textOf(paper.descriptions ?? paper.description),
      authors: people(paper.authors ?? paper.author),
      dates: [text(paper, 'publicationDate', 'publicationdate')],
      venues: [text(paper, 'container.name')],
      doi: ofKind(paper.pids ?? paper.pid, 'scheme', 'doi') ?? instanceDoi(paper),
      urls: isList(paper.instances)
        ? paper.instances.map((one) => (isObject(one) ? text(one, 'urls') : undefined))
        : [],
      keywords: strings(paper.subjects),
    }),
  },
  // OpenAIRE's older answers: each value lies under `$`, its kind beside it.
  {
    knows: (paper) => 'dateofacceptance' in paper || 'bestaccessright' in paper,
    read: (paper) => ({
      title: ofKind(paper.title, '@classid', 'main title') ?? textOf(paper.title),
      abstract: textOf(paper.description),
      authors: strings(paper.creator),
      dates: [textOf(paper.dateofacceptance)],
      venues: [textOf(paper.journal)],
      doi: ofKind(paper.pid, '@classid', 'doi'),
      keywords: strings(paper.subject),
    }),
  },
  // CORE.
  {
    knows: (paper) =>
      'yearPublished' in paper &&
      ('downloadUrl' in paper ||
        'outputs' in paper ||
        'dataProviders' in paper ||
        isList(paper.journals)),
    read: (paper) => ({
      dates: [text(paper, 'yearPublished', 'publishedDate')],
      venues: [text(paper, 'journals')],
      urls: [text(paper, 'sourceFulltextUrls', 'downloadUrl')],
      keywords: strings(paper.tags),
    }),
  },
  // DOAJ.
  {
    knows: (paper) => isList(paper.identifier) && isList(paper.author) && 'journal' in paper,
    read: (paper) => ({
      dates: [text(paper, 'year')],
      venues: [text(paper, 'journal.title')],
      doi: ofKind(paper.identifier, 'type', 'doi', 'id'),
      urls: isList(paper.link)
        ? paper.link.map((link) => (isObject(link) ? text(link, 'url') : undefined))
        : [],
    }),
  },
];

/** The fields of a paper that the service it comes from writes in its own way. */
export function serviceFields(paper: Json): Fields {
  const service = SERVICES.find(({ knows }) => knows(paper));
  if (service === undefined) return NO_FIELDS;
  const said = Object.entries(service.read(paper)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said);
}

const NO_FIELDS: Fields = {};

/** HAL marks each field with its type and may add its language. */
function readHal(paper: Json): Fields {
  return {
    key: text(paper, 'halId_s') === undefined ? undefined : `hal:${text(paper, 'halId_s')}`,
    title: [text(paper, 'title_s', 'en_title_s', 'fr_title_s'), text(paper, 'subTitle_s')]
      .filter((part) => part !== undefined)
      .join(': '),
    abstract: text(paper, 'abstract_s', 'en_abstract_s', 'fr_abstract_s'),
    authors: strings(
      paper.authFullName_s ??
        paper.authFullNameFormIDPersonIDIDHal_fs ??
        paper.authLastNameFirstName_s,
    ),
    dates: [
      text(
        paper,
        'publicationDateY_i',
        'publicationDate_s',
        'producedDateY_i',
        'producedDate_s',
        'conferenceStartDateY_i',
        'submittedDateY_i',
      ),
    ],
    venues: [text(paper, 'journalTitle_s', 'bookTitle_s', 'conferenceTitle_s')],
    doi: text(paper, 'doiId_s'),
    arxiv: text(paper, 'arxivId_s'),
    urls: [text(paper, 'uri_s', 'linkExtUrl_s')],
    keywords: strings(paper.keyword_s ?? paper.en_keyword_s ?? paper.fr_keyword_s),
  };
}

/** DataCite lists titles and descriptions with their kind: of a title none is the main one, an abstract says so. */
function readDataCite(paper: Json): Fields {
  const descriptions = (isList(paper.descriptions) ? paper.descriptions : []).filter(isObject);
  const told = (...kinds: readonly unknown[]) =>
    textOf(
      descriptions.find(({ descriptionType }) => kinds.includes(descriptionType))?.description,
    );
  const titles = (isList(paper.titles) ? paper.titles : []).filter(isObject);
  return {
    title: textOf((titles.find(({ titleType }) => !titleType) ?? titles[0])?.title),
    abstract: told('Abstract') ?? told(undefined, null, '', 'Other', 'Methods') ?? '',
    authors: people(paper.creators),
    venues: [text(paper, 'container.title')],
    doi: text(paper, 'doi'),
    keywords: isList(paper.subjects)
      ? paper.subjects.map((one) => (isObject(one) ? textOf(one.subject) : textOf(one)) ?? '')
      : [],
  };
}

/** The year that an OpenReview venue names, `ICLR 2024 poster`, or its address, `ICLR.cc/2024/Conference`. */
export function venueYear(paper: Json): string | undefined {
  for (const name of ['venue', 'venueid']) {
    const year = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(text(paper, name) ?? '')?.[0];
    if (year !== undefined) return year;
  }
  return undefined;
}
