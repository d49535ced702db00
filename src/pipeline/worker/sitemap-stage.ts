import { z } from 'zod';
import { MAX_ADDRESSES, paperSitemap } from '../../site/files/sitemap.ts';
import type { SiteFrame } from '../../site/site-frame.ts';
import type { AnswerLine } from './answer-lines.ts';
import { answeredFiles, lineAs } from './line-input.ts';
import { rowSchema } from './paper-row.ts';

const lineSchema = z.object({
  file: z.number().int().min(0),
  papers: z.array(rowSchema.pick({ slug: true })).max(MAX_ADDRESSES),
});

/** Files of papers' addresses: a line holds the papers of one. None where the site's own address is not known. */
export function sitemapStage({ site }: SiteFrame): AnswerLine {
  return (source, n) => {
    const { file, papers } = lineAs(lineSchema, source, n);
    if (site.address === null) return { files: [] };
    const slugs = papers.map(({ slug }) => slug);
    const { name, xml } = paperSitemap(site.address, file, slugs);
    return {
      files: answeredFiles([{ path: `${name}.xml`, bytes: new TextEncoder().encode(xml) }]),
    };
  };
}
