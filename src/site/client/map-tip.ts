// Ships to the browser.
import type { Dot } from './map-dots.ts';

/** Pixels between pointer and card. */
const OFFSET = 14;

/** A card with title, topic and confidence follows the pointer, or the focus, over papers. */
export function startTip(svg: SVGSVGElement, dots: readonly Dot[]): void {
  const tip = document.querySelector<HTMLElement>('#tip')!;
  const byLink = new Map<Element, Dot>(dots.map((dot) => [dot.link, dot]));
  const dotAt = (event: Event) => byLink.get((event.target as Element).closest('a') ?? svg);

  const show = (dot: Dot, x: number, y: number) => {
    const name =
      document.querySelector(`.legend li.${dot.hue} > a`)?.firstChild?.textContent?.trim() ?? '';
    tip.replaceChildren(
      text('strong', dot.title),
      text('span', `${name} (${dot.confidence.toFixed(2)})`),
    );
    tip.className = `tip ${dot.hue}`;
    tip.hidden = false;
    const left = Math.min(x + OFFSET, innerWidth - tip.offsetWidth - 8);
    const top =
      y + OFFSET + tip.offsetHeight > innerHeight ? y - OFFSET - tip.offsetHeight : y + OFFSET;
    tip.style.transform = `translate(${Math.round(Math.max(8, left))}px, ${Math.round(Math.max(8, top))}px)`;
  };
  const hide = () => {
    tip.hidden = true;
  };
  svg.addEventListener('pointermove', (event) => {
    const dot = dotAt(event);
    if (dot === undefined || event.pointerType === 'touch') hide();
    else show(dot, event.clientX, event.clientY);
  });
  svg.addEventListener('pointerleave', hide);
  svg.addEventListener('focusin', (event) => {
    const dot = dotAt(event);
    if (dot === undefined || !dot.link.matches(':focus-visible')) return;
    const { right, bottom } = dot.link.getBoundingClientRect();
    show(dot, right, bottom);
  });
  svg.addEventListener('focusout', hide);
}

function text(tag: string, content: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = content;
  return element;
}
