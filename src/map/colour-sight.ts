/** What is seen: as most do, without the pigment for long waves, or for middle ones. */
export type Sight = 'usual' | 'protan' | 'deutan';
export const SIGHTS: readonly Sight[] = ['usual', 'protan', 'deutan'];

type Triple = readonly [number, number, number];

/** Linear sRGB as it is seen, for a pigment that is missing wholly (Machado, Oliveira & Fernandes 2009, severity 1). */
const SEEN: Readonly<Record<Sight, readonly [Triple, Triple, Triple]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

/** How far two colours (`#rrggbb`) stand apart in OKLab (Ottosson 2020), times 100. */
export function colourDistance(a: string, b: string, sight: Sight): number {
  const [p, q] = [a, b].map((colour) => oklab(seen(linear(colour), sight)));
  return 100 * Math.hypot(p![0] - q![0], p![1] - q![1], p![2] - q![2]);
}

/** The distance for the sight to which two colours are nearest. */
export function leastDistance(a: string, b: string): number {
  return Math.min(...SIGHTS.map((sight) => colourDistance(a, b, sight)));
}

function linear(colour: string): Triple {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function seen([r, g, b]: Triple, sight: Sight): Triple {
  const [red, green, blue] = SEEN[sight].map(([x, y, z]) =>
    Math.min(1, Math.max(0, x * r + y * g + z * b)),
  );
  return [red!, green!, blue!];
}

function oklab([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
