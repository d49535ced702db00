// Ships to the browser: files of a paper's citation, made of what its page says. Pages of very large maps hold one of them.
import { citedInTags } from '../../citations/citation-tags.ts';
import { citationFiles, fileAddress } from '../../citations/citations.ts';

const cite = document.querySelector<HTMLElement>('.cite')!;
const tags = [...document.head.querySelectorAll<HTMLMetaElement>('meta[name^="citation_"]')];
const { id = '', url = null } = cite.dataset;
const files = citationFiles(
  citedInTags(
    tags.map(({ name, content }) => [name, content]),
    { id, url },
  ),
);
for (const file of files) {
  const link = cite.querySelector<HTMLAnchorElement>(`#cite-${file.ending}`)!;
  link.href = fileAddress(file);
  link.parentElement!.hidden = false;
}
