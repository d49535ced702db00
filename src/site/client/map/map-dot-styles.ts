// Ships to the browser.

import type { Colouring } from '../../../map/colour-by.ts';
import type { Look } from '../../../map/dot-stamps.ts';
import { type Points, SURE } from '../../../map/points.ts';
import { topicClass } from '../../../map/topic-class.ts';
import type { Sizing } from './dot-sizes.ts';

type Colour = readonly [number, number, number];

/** Papers drawn alike; what fits no topic is a ring whatever its colour says. */
interface DotClass {
  readonly colour: Colour;
  readonly ring: boolean;
}

/** Colours as the style sheet has them now. */
export interface Colours {
  /** Of the land of each topic, by its number. */
  readonly land: readonly Colour[];
  /** Of each class of papers, by its number: topics as long as nothing else is asked for. */
  readonly dots: readonly DotClass[];
  /** Of the sizes of dots, in usual ones; one as long as nothing else is asked for. */
  readonly sizes: readonly number[];
  readonly muted: Colour;
  /** Opacity of a coast, and how much the land's opacities are raised. */
  readonly coast: number;
  readonly landStrength: number;
}

/** Reads `--c` of `.t0`, `.t1`, … up to `topics`. */
export function readColours(topics: number): Colours {
  const probe = document.createElement('span');
  document.body.append(probe);
  const read = (name: string, property: string): Colour => {
    probe.className = name;
    return hex(getComputedStyle(probe).getPropertyValue(property));
  };
  const colours = Array.from({ length: topics + 1 }, (_, t) => read(topicClass(t), '--c'));
  const muted = read('', '--muted');
  const sheet = getComputedStyle(document.documentElement);
  const number = (property: string) => Number(sheet.getPropertyValue(property)) || 1;
  probe.remove();
  return {
    land: colours,
    dots: colours.map((colour, topic) => ({ colour, ring: topic === 0 })),
    sizes: [1],
    muted,
    coast: number('--coast'),
    landStrength: number('--land'),
  };
}

/** Red, green, blue of `#rrggbb`. */
export function hex(text: string): Colour {
  const value = Number.parseInt(text.trim().slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Looks of a class: as it is, opened before, not selected, selected; of papers sure of it, and of those that are not. */
const STATES = 4;
const LOOKS = 2 * STATES;
const [PLAIN, OPENED, GREY, LIT] = [0, 1, 2, 3];
/** What papers that are not sure of their topic keep of their opacity. */
const DOUBT = 0.5;

/**
 * The class of each paper: its topic, or where it is coloured by another value twice its class there, one more for a
 * ring; where dots have sizes, that times their number and the step of its size.
 */
export function classesOf(
  points: Points,
  colouring: Pick<Colouring, 'classOf'> | null,
  sizing: Pick<Sizing, 'classOf' | 'factors'> | null,
): Uint16Array {
  const coloured =
    colouring === null
      ? points.topic
      : colouring.classOf.map((value, i) => 2 * value + (points.topic[i] === 0 ? 1 : 0));
  const sizes = sizing?.factors.length ?? 1;
  return Uint16Array.from(coloured, (value, i) => sizes * value + (sizing?.classOf[i] ?? 0));
}

/** Which look each paper has: the number of its class times eight, its state, and whether it is in doubt. */
export function groupsOf(
  points: Points,
  selected: Uint8Array | null,
  opened: ReadonlySet<number>,
  classes: Uint16Array,
): Uint16Array {
  return classes.map((dotClass, i) => {
    const sure = points.confidence[i]! >= 100 * SURE;
    const plain = opened.has(points.id[i]!) ? OPENED : PLAIN;
    const state = selected === null ? plain : selected[i] === 1 ? LIT : GREY;
    return LOOKS * dotClass + (sure ? 0 : STATES) + state!;
  });
}

/** Radius of a dot in pixels at a scale: 2.4 at the start, less where there are many, 6 at most, in steps of a quarter. */
export function dotRadius(k: number, count: number): number {
  const start = count <= 2000 ? 2.4 : Math.max(0.9, 2.4 * (2000 / count) ** 0.25);
  const grown = start + 0.9 * Math.max(0, Math.log2(k / 800));
  return Math.round(4 * Math.min(6, grown)) / 4;
}

/** The looks of all classes and states for dots of a usual radius, as `groupsOf` numbers them; the larger, the lower they lie. */
export function dotLooks(
  { dots, muted, sizes }: Pick<Colours, 'dots' | 'muted' | 'sizes'>,
  radius: number,
): readonly Look[] {
  return dots.flatMap((own) =>
    sizes.flatMap((factor, step) => looksOf(own, muted, factor * radius, step / sizes.length / 2)),
  );
}

/** The looks of one class and size. */
function looksOf(
  { colour, ring }: DotClass,
  muted: Colour,
  r: number,
  depth: number,
): readonly Look[] {
  const line = Math.max(0.9, r / 2.2);
  const rings: Look['rings'] = ring ? [[r - line / 2, r + line / 2]] : [[0, r]];
  const opened: Look['rings'] = ring
    ? [
        [0, r * 0.4],
        [r - line / 2, r + line / 2],
      ]
    : [
        [0, r * 0.55],
        [r + 0.6, r + 0.6 + line / 1.4],
      ];
  return [1, DOUBT].flatMap((share) => [
    { rings, colour, opacity: 0.82 * share, layer: 1 - depth },
    { rings: opened, colour, opacity: 0.9 * share, layer: 1 - depth },
    { rings, colour: muted, opacity: 0.28, layer: 0 - depth },
    { rings, colour, opacity: share, layer: 2 - depth },
  ]);
}
