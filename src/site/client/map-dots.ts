// Ships to the browser.

/** A paper as the drawn map has it. */
export interface Dot {
  readonly index: number;
  readonly slug: string;
  readonly id: string;
  readonly title: string;
  readonly link: SVGAElement;
  /** Class of its topic's colour. */
  readonly hue: string;
  /** Number of its subtopic in the order of the tree; −1 where it has none. */
  readonly subtopic: number;
  readonly confidence: number;
  /** Scale from which on its title is shown. */
  readonly titleFrom: number;
  readonly year: number | null;
  /** Drawing units. */
  readonly x: number;
  readonly y: number;
}

/** Reads the papers out of the drawing; all but the first leave the tab order, arrows walk between them. */
export function allDots(svg: SVGSVGElement): readonly Dot[] {
  return [...svg.querySelectorAll<SVGAElement>('.dots a')].map((link, index) => {
    const circle = link.querySelector('circle')!;
    const title = circle.querySelector('title')?.textContent ?? '';
    const { data } = { data: link.dataset };
    link.setAttribute('tabindex', index === 0 ? '0' : '-1');
    link.setAttribute('aria-label', title);
    // The hover card says more, and the browser's own would cover it.
    circle.querySelector('title')?.remove();
    return {
      index,
      slug: link.href.baseVal.replace(/\/$/, '').split('/').at(-1) ?? '',
      id: data.id ?? '',
      title,
      link,
      hue: [...link.classList].find((name) => /^t\d/.test(name)) ?? 't0',
      subtopic: data.s === undefined ? -1 : Number(data.s),
      confidence: Number(data.c) / 100,
      titleFrom: data.f === undefined ? Number.POSITIVE_INFINITY : Number(data.f),
      year: data.y === undefined ? null : Number(data.y),
      x: circle.cx.baseVal.value,
      y: circle.cy.baseVal.value,
    };
  });
}

/** The nearest paper within 45° of an arrow's direction; undefined at the edge of the map. */
export function nearestTowards(dots: readonly Dot[], from: Dot, key: string): Dot | undefined {
  const [ux, uy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[
    key
  ] ?? [0, 0];
  let best: Dot | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const dot of dots) {
    const dx = dot.x - from.x;
    const dy = dot.y - from.y;
    const along = dx * ux! + dy * uy!;
    const across = Math.abs(dx * uy!) + Math.abs(dy * ux!);
    const distSquared = dx * dx + dy * dy;
    if (dot === from || along <= 0 || across > along || distSquared >= least) continue;
    best = dot;
    least = distSquared;
  }
  return best;
}
