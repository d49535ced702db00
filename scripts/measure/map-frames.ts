import type { Page } from 'playwright-core';

type Measured = Readonly<Record<string, readonly number[]>>;

/** Drags, zooms and hovers on the map of a page; a line each with median, 95th percentile and least of a frame's milliseconds. */
export async function measureFrames(page: Page): Promise<readonly string[]> {
  return Object.entries(await page.evaluate(measure)).map(([what, values]) => {
    const sorted = [...values].sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(1);
    return `${what.padEnd(32)}median ${at(0.5)}, 95th ${at(0.95)}, least ${at(0)} ms`;
  });
}

/** Runs in the page. A frame's work: handling the event, and all from the animation callback to after painting. */
async function measure(): Promise<Measured> {
  const steps = 60;
  const map = document.querySelector('#map')!;
  const at = (step: number) => ({
    clientX: window.innerWidth / 2 + 60 * Math.sin(step / 9),
    clientY: window.innerHeight / 3 + 60 * Math.cos(step / 9),
    bubbles: true,
    cancelable: true,
    view: window,
  });
  const frame = (act: () => void) =>
    new Promise<{ readonly work: number; readonly start: number }>((resolve) => {
      let start = 0;
      const channel = new MessageChannel();
      requestAnimationFrame(() => {
        start = performance.now();
        channel.port2.postMessage(0);
      });
      const before = performance.now();
      act();
      const handled = performance.now() - before;
      channel.port1.onmessage = () => resolve({ work: handled + performance.now() - start, start });
    });
  const frames = async (act: (step: number) => void) => {
    const work: number[] = [];
    const apart: number[] = [];
    let last = 0;
    for (let step = 0; step < steps; step++) {
      const { work: own, start } = await frame(() => act(step));
      // The first steps make room: buffers, another sharpness.
      if (step > 5) {
        work.push(own);
        apart.push(start - last);
      }
      last = start;
    }
    return { work, apart };
  };
  map.dispatchEvent(new MouseEvent('mousedown', at(0)));
  const pan = await frames((step) => window.dispatchEvent(new MouseEvent('mousemove', at(step))));
  window.dispatchEvent(new MouseEvent('mouseup', at(steps)));
  const zoom = await frames((step) =>
    map.dispatchEvent(new WheelEvent('wheel', { ...at(0), deltaY: step < steps / 2 ? -40 : 40 })),
  );
  await new Promise((resolve) => setTimeout(resolve, 600));
  const hover: number[] = [];
  for (let step = 0; step < steps; step++) {
    const event = new PointerEvent('pointermove', at(step));
    const before = performance.now();
    map.dispatchEvent(event);
    hover.push(performance.now() - before);
  }
  return {
    'pan, work of a frame': pan.work,
    'pan, from frame to frame': pan.apart,
    'zoom, work of a frame': zoom.work,
    'zoom, from frame to frame': zoom.apart,
    'picking and its card': hover.slice(1),
  };
}
