// Ships to the browser.

/** An element with a class ('' for none) and text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  text?: string,
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/** The namespace of drawings. */
export const SVG = 'http://www.w3.org/2000/svg';

/** An element of a drawing, with attributes. */
export function makeSvg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** A button that does something on this page. */
export function makeButton(
  className: string,
  text: string,
  onClick: () => void,
): HTMLButtonElement {
  const button = make('button', className, text);
  button.type = 'button';
  button.addEventListener('click', onClick);
  return button;
}

/** A link that is a link with a modifier key, and does something on this page without. */
export function makeLink(href: string, text: string, onClick: () => void): HTMLAnchorElement {
  const link = make('a', '', text);
  link.href = href;
  link.addEventListener('click', (event) => {
    if (isForTheBrowser(event)) return;
    event.preventDefault();
    onClick();
  });
  return link;
}

/** Whether the focus is within an element, or nowhere. */
export function holdsFocus(selector: string): boolean {
  const { activeElement, body } = document;
  return (
    activeElement === null || activeElement === body || activeElement.closest(selector) !== null
  );
}

/** Whether a click asks for a new tab or window. */
export function isForTheBrowser({ ctrlKey, metaKey, shiftKey, button }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey || button !== 0;
}

/** The address of a path of this site. */
export function siteHref(path: string): string {
  return `${document.body.dataset.base ?? '/'}${path}`;
}

/** A sign of 20 × 20 units, drawn in the colour of the text around it. */
export function drawn(path: string): SVGSVGElement {
  const svg = makeSvg('svg', { viewBox: '0 0 20 20', 'aria-hidden': 'true' });
  svg.append(makeSvg('path', { d: path }));
  return svg;
}

/** Copies a text; rejects where the browser keeps its clipboard to itself. */
export function toClipboard(text: string): Promise<void> {
  return navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
}
