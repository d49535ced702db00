// Ships to the browser.
import type { Store } from './map-store.ts';

/** The timeline: a drag over its bars, a click on one, or its two sliders select years. */
export function startYears(store: Store): void {
  const line = document.querySelector<HTMLElement>('[data-years]');
  if (line === null) return;
  const bars = [...line.querySelectorAll<SVGRectElement>('.bar')];
  const lit = [...line.querySelectorAll<SVGRectElement>('.lit')];
  const [from, to] = [...line.querySelectorAll<HTMLInputElement>('input')] as [
    HTMLInputElement,
    HTMLInputElement,
  ];
  const said = line.querySelector('output')!;
  const chart = line.querySelector('svg')!;
  const first = Number(from.min);
  const last = Number(from.max);
  const tallest = Math.max(...bars.map((bar) => bar.height.baseVal.value));
  const counts = bars.map(({ dataset }) => Number(dataset.count));
  const most = Math.max(...counts);
  let began: number | undefined;

  for (const input of [from, to]) input.disabled = false;
  from.addEventListener('input', () => setRange(Number(from.value), Number(to.value)));
  to.addEventListener('input', () => setRange(Number(from.value), Number(to.value)));
  from.addEventListener('change', () => choose(Number(from.value), Number(to.value)));
  to.addEventListener('change', () => choose(Number(from.value), Number(to.value)));
  chart.addEventListener('pointerdown', (event) => {
    began = yearAt(event);
    chart.setPointerCapture(event.pointerId);
    show(began, began);
  });
  chart.addEventListener('pointermove', (event) => {
    if (began !== undefined) show(began, yearAt(event));
  });
  chart.addEventListener('pointerup', (event) => {
    if (began !== undefined) choose(began, yearAt(event));
    began = undefined;
  });
  chart.addEventListener('pointercancel', () => {
    began = undefined;
    refresh();
  });
  store.subscribe((shown, before) => {
    if (shown.state.year !== before.state.year || shown.selected !== before.selected) refresh();
  });
  refresh();

  function yearAt({ clientX }: PointerEvent): number {
    const { left, width } = chart.getBoundingClientRect();
    const share = Math.min(0.999, Math.max(0, (clientX - left) / width));
    return first + Math.floor(share * (last - first + 1));
  }

  /** All years are no selection. */
  function choose(a: number, b: number): void {
    const [low, high] = a <= b ? [a, b] : [b, a];
    store.push({ year: low === first && high === last ? null : [low, high] });
    refresh();
  }

  function show(a: number, b: number): void {
    const [low, high] = a <= b ? [a, b] : [b, a];
    from.value = String(low);
    to.value = String(high);
    setRange(low, high);
    for (const [i, bar] of bars.entries())
      bar.classList.toggle('off', first + i < low || first + i > high);
  }

  function setRange(a: number, b: number): void {
    const [low, high] = a <= b ? [a, b] : [b, a];
    said.textContent = low === high ? String(low) : `${low}–${high}`;
  }

  function refresh(): void {
    const { state, selected } = store.now();
    show(state.year?.[0] ?? first, state.year?.[1] ?? last);
    const within = new Uint32Array(last - first + 1);
    if (selected !== null) {
      const { year } = store.points;
      for (const [i, mark] of selected.entries())
        if (mark === 1 && year[i]! > 0)
          within[Math.min(last, Math.max(first, year[i]!)) - first]!++;
    }
    for (const [i, bar] of lit.entries()) {
      const height = (tallest * within[i]!) / most;
      bar.setAttribute('height', String(height));
      bar.setAttribute('y', String(tallest - height));
    }
  }
}
