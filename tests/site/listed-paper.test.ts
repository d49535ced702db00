import { expect, test } from 'vitest';
import { provideBuildContext } from '../../src/site/build/build-context.ts';
import { elementsOf, readPage, textOf } from '../../src/site/single-file/page-tree.ts';
import type { PageModel } from '../../src/site/site-model.ts';

const HOSTILE = `"'><script>alert(1)</script>&lt;<img src=x onerror=alert(2)>`;
const PAPER = { slug: 'a', title: HOSTILE, authors: [HOSTILE], venue: HOSTILE, year: 2001 };
const AT = {
  ...{ slug: 'a', topic: 'reefs', path: ['corals'], confidence: 0.95, runnerUp: 'reefs' },
  ...{ topics: {}, why: [], related: [] },
};

test('whatever a paper and its topic say, an item of a list is its link and its lines of text', async () => {
  const topics = [{ id: 'reefs', name: HOSTILE, subtopics: [{ id: 'corals', name: HOSTILE }] }];
  const model = {
    ...{ site: { language: 'en', address: null }, papers: [PAPER], fields: [], cited: null },
    atlas: { papers: [AT], topics },
  } as unknown as PageModel;
  provideBuildContext({
    model,
    makesPapers: true,
    reusable: {},
    onKeys: () => undefined,
    onPage: () => undefined,
  });
  const { listedPaper } = await import('../../src/site/view/listed-paper.ts');
  const { paperOf } = await import('../../src/site/view/page-data.ts');
  const html = listedPaper(paperOf('a'), {
    ...{ anchor: HOSTILE, withTopic: true, note: HOSTILE, bare: false, central: 0 },
  });
  const [item, ...inside] = elementsOf(readPage(html), () => true);
  expect(inside.map(({ name, attribs }) => [name, Object.keys(attribs)])).toEqual([
    ['a', ['href', 'dir']],
    ...Array.from({ length: 3 }, () => ['span', ['class']]),
  ]);
  expect(inside.map((one) => textOf(one).trim())).toEqual([
    HOSTILE,
    `${HOSTILE} · ${HOSTILE} · 2001`,
    `${HOSTILE} · ${HOSTILE}`,
    HOSTILE,
  ]);
  const { id, title, ...others } = item!.attribs;
  expect(id).toBe(HOSTILE);
  expect(title).toContain(HOSTILE);
  expect(others).toEqual({ class: 't1', 'data-central': '0', 'data-year': '2001' });
});
