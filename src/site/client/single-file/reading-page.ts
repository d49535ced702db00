// Ships to the browser, in a single file: pages of the site, read over the map.
import { map as say } from '#strings/map';
import { make, makeButton } from '../shared/dom.ts';
import { embeddedFile } from './embedded-files.ts';

const TYPES: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

const dialog = make('dialog', 'page-over');
const column = make('div', 'column');
let onLeft: () => void = () => undefined;
dialog.append(closeButton(), column);
dialog.addEventListener('close', () => onLeft());
document.body.append(dialog);

/** Shows the main part of a page over the map, from the place of an id on; `leave` is called once the reader closes it. */
export async function openReadingPage(
  html: string,
  place: string,
  leave: () => void,
): Promise<void> {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  // Before they stand in this document, which would ask for their addresses.
  for (const picture of body.querySelectorAll('img, image')) await fillPicture(picture);
  column.replaceChildren(...body.childNodes);
  dialog.setAttribute('aria-label', column.querySelector('h1')?.textContent ?? '');
  onLeft = leave;
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  if (place !== '') document.getElementById(place)?.scrollIntoView();
}

/** Closes the page, where the address led away from it. */
export function closeReadingPage(): void {
  onLeft = () => undefined;
  dialog.close();
}

function closeButton(): HTMLButtonElement {
  const button = makeButton('close', '×', () => dialog.close());
  button.setAttribute('aria-label', say.around.close);
  return button;
}

/** Pictures of the site come out of the file too. */
async function fillPicture(picture: Element): Promise<void> {
  const name = picture.localName === 'img' ? 'src' : 'href';
  const path = picture.getAttribute(name)?.split('#/')[1] ?? '';
  const type = TYPES[path.split('.').at(-1)!.toLowerCase()];
  const bytes = await embeddedFile(path)?.blob();
  if (bytes !== undefined && type !== undefined)
    picture.setAttribute(name, URL.createObjectURL(new Blob([bytes], { type })));
}
