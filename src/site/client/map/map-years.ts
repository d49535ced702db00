// Ships to the browser.
import type { Store } from './map-store.ts';
import { startPlaying } from './play-years.ts';
import {
  brushedYears,
  countSelected,
  inOrder,
  type Years,
  yearAt,
  yearsText,
} from './year-brush.ts';

/** The timeline: a drag over its bars, a click on one, or its two sliders select years. */
export function startYears(store: Store): void {
  const line = document.querySelector<HTMLElement>('[data-years]');
  if (line === null) return;
  const bars = [...line.querySelectorAll<SVGRectElement>('.bar')];
  const [from, to] = [...line.querySelectorAll('input')] as [HTMLInputElement, HTMLInputElement];
  const said = line.querySelector('output')!;
  const span: Years = [Number(from.min), Number(from.max)];
  const light = startLitBars(line, bars);

  function choose(a: number, b: number): void {
    store.push({ year: brushedYears(a, b, span) });
    refresh();
  }

  /** Shows years as chosen, whether they are yet or not. */
  function show(a: number, b: number): void {
    const years = inOrder(a, b);
    const [low, high] = years;
    from.value = String(low);
    to.value = String(high);
    said.textContent = yearsText(years);
    for (const [i, bar] of bars.entries())
      bar.classList.toggle('off', span[0] + i < low || span[0] + i > high);
  }

  function refresh(): void {
    const { state, selected } = store.now();
    show(...(state.year ?? span));
    light(countSelected(store.points.year, selected, span));
  }

  for (const input of [from, to]) {
    input.disabled = false;
    input.addEventListener('input', () => {
      said.textContent = yearsText(inOrder(Number(from.value), Number(to.value)));
    });
    input.addEventListener('change', () => choose(Number(from.value), Number(to.value)));
  }
  startPlaying(line.querySelector('button')!, store, span);
  startBrush(line.querySelector<SVGSVGElement>('.chart')!, span, show, choose, refresh);
  store.subscribe((shown, before) => {
    if (shown.state.year !== before.state.year || shown.selected !== before.selected) refresh();
  });
  refresh();
}

/** What shows how many papers of the selection each bar of the timeline has. */
function startLitBars(
  line: HTMLElement,
  bars: readonly SVGRectElement[],
): (counts: Uint32Array) => void {
  const lit = [...line.querySelectorAll<SVGRectElement>('.lit')];
  const tallest = Math.max(...bars.map((bar) => bar.height.baseVal.value));
  const most = Math.max(...bars.map(({ dataset }) => Number(dataset.count)));
  return (counts) => {
    for (const [i, bar] of lit.entries()) {
      const height = (tallest * counts[i]!) / most;
      bar.setAttribute('height', String(height));
      bar.setAttribute('y', String(tallest - height));
    }
  };
}

/** A drag over the timeline shows years on its way, chooses them at its end, and leaves all as it was where it is broken off. */
function startBrush(
  chart: SVGSVGElement,
  span: Years,
  show: (a: number, b: number) => void,
  choose: (a: number, b: number) => void,
  leave: () => void,
): void {
  let began: number | undefined;
  const under = ({ clientX }: PointerEvent) => {
    const { left, width } = chart.getBoundingClientRect();
    return yearAt((clientX - left) / width, span);
  };
  chart.addEventListener('pointerdown', (event) => {
    began = under(event);
    chart.setPointerCapture(event.pointerId);
    show(began, began);
  });
  chart.addEventListener('pointermove', (event) => {
    if (began !== undefined) show(began, under(event));
  });
  chart.addEventListener('pointerup', (event) => {
    if (began !== undefined) choose(began, under(event));
    began = undefined;
  });
  chart.addEventListener('pointercancel', () => {
    began = undefined;
    leave();
  });
}
