import { identifier, joinedIdentifiers } from '../fields/references.ts';
import type { Format, RawRecord } from './format.ts';
import { withRights } from './medline.ts';
import { elementAt, elements, textAt, textOf, type XmlElement, xmlRecords } from './xml.ts';

/** PubMed's XML: articles and books. */
export const pubmedXml: Format = {
  name: 'pubmed-xml',
  recognises: ({ start }) =>
    /<(?:PubmedArticle|PubmedArticleSet|PubmedBookArticle|MedlineCitation)[\s>]/.test(start),
  *parse(text) {
    const names =
      /<PubmedArticle[\s>]/.test(text.start) || /<PubmedBookArticle[\s>]/.test(text.start)
        ? 'PubmedArticle|PubmedBookArticle'
        : 'MedlineCitation';
    yield* xmlRecords(text, names, toRaw);
  },
};

/** Kinds of the identifiers that PubMed gives to articles. */
const ID_KINDS: Readonly<Record<string, string>> = { pubmed: 'pmid', pmc: 'pmcid', doi: 'doi' };

function toRaw(line: number, record: XmlElement): RawRecord {
  const pmid = textAt(record, 'PMID');
  const article = elementAt(record, 'Article') ?? elementAt(record, 'BookDocument') ?? record;
  const ids = elements(record, 'ELocationID', 'ArticleId');
  // References have ids too; the paper's own stand first.
  const doi = ids.find(({ attribs }) => /^doi$/i.test(attribs.EIdType ?? attribs.IdType ?? ''));
  const title = textAt(article, 'ArticleTitle')?.trim() || textAt(article, 'BookTitle');
  const abstract = elementAt(article, 'Abstract') ?? elementAt(record, 'OtherAbstract');
  const authors = elements(elementAt(article, 'AuthorList') ?? article, 'Author');
  return {
    line,
    ...(pmid !== undefined && { name: `PMID ${pmid}` }),
    key: pmid === undefined ? null : `pmid:${pmid}`,
    title: title?.trim() ? title : textAt(article, 'VernacularTitle'),
    abstract:
      abstract && withRights(abstractOf(abstract), textAt(abstract, 'CopyrightInformation')),
    authors: authors.map(nameOf),
    orcids: authors.map(orcidOf),
    dates: [
      textAt(article, 'PubDate', 'Year'),
      textAt(article, 'PubDate', 'MedlineDate'),
      textAt(article, 'ArticleDate', 'Year'),
      textAt(record, 'DateCompleted', 'Year'),
      textAt(record, 'DateCreated', 'Year'),
    ],
    venues: [textAt(article, 'Journal', 'Title'), textAt(article, 'ISOAbbreviation')],
    doi: doi && textOf(doi),
    ids: [
      pmid === undefined ? null : identifier('pmid', pmid.trim()),
      // The list of the article itself stands before those of its references.
      ...articleIds(elementAt(record, 'PubmedData', 'ArticleIdList')).filter((id) =>
        id?.startsWith('pmcid:'),
      ),
    ],
    volume: textAt(article, 'JournalIssue', 'Volume'),
    pages: [textAt(article, 'MedlinePgn'), textAt(article, 'StartPage')],
    references: elements(record, 'Reference').map(
      (reference) =>
        joinedIdentifiers(articleIds(elementAt(reference, 'ArticleIdList'))) ??
        textAt(reference, 'Citation') ??
        textOf(reference),
    ),
    keywords: (elements(record, 'Keyword').length > 0
      ? elements(record, 'Keyword')
      : elements(record, 'DescriptorName')
    ).map(textOf),
  };
}

function articleIds(list: XmlElement | undefined) {
  if (list === undefined) return [];
  return elements(list, 'ArticleId').map((id) => {
    const kind = ID_KINDS[id.attribs.IdType?.toLowerCase() ?? ''];
    return kind === undefined ? null : identifier(kind, textOf(id).trim());
  });
}

/** `BACKGROUND: …` a paragraph each, where the abstract has parts. */
function abstractOf(abstract: XmlElement): string {
  const parts = elements(abstract, 'AbstractText');
  if (parts.length === 0) return textOf(abstract);
  return parts
    .map((part) => {
      const label = part.attribs.Label ?? '';
      const text = textOf(part).trim();
      return label === '' || /^unlabelled$/i.test(label) || text === ''
        ? text
        : `${label}: ${text}`;
    })
    .join('\n\n');
}

function orcidOf(author: XmlElement): string {
  const own = elements(author, 'Identifier').find(({ attribs }) =>
    /^orcid$/i.test(attribs.Source ?? ''),
  );
  return own === undefined ? '' : textOf(own);
}

function nameOf(author: XmlElement): string {
  const last = textAt(author, 'LastName');
  if (last === undefined) return textAt(author, 'CollectiveName') ?? '';
  const suffix = textAt(author, 'Suffix');
  return [textAt(author, 'ForeName') ?? textAt(author, 'Initials'), last, suffix]
    .filter((part) => part !== undefined)
    .join(' ');
}
