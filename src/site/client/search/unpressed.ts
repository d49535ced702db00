// Ships to the browser: what a reader is pressing stays under the pointer.

/** Shows something now, or once what is pressed is let go; of several in between, the last. */
export type Showing = (show: () => void) => void;

/** For what stands in `element`: a browser makes no click of a press whose target was put anew meanwhile. */
export function unpressed(element: HTMLElement): Showing {
  let pressed = false;
  let waiting: (() => void) | null = null;
  const letGo = () => {
    if (!pressed) return;
    // The click follows the pointer's rise.
    setTimeout(() => {
      pressed = false;
      const show = waiting;
      waiting = null;
      show?.();
    });
  };
  element.addEventListener('pointerdown', () => {
    pressed = true;
  });
  addEventListener('pointerup', letGo);
  addEventListener('pointercancel', letGo);
  return (show) => {
    if (pressed) waiting = show;
    else show();
  };
}
