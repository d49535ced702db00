import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allot, chooseFacilities } from '../../src/atlas/subtopics/facility-location.ts';

test('no facility more, less or another would serve better than those chosen', () => {
  const members = fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 6 });
  const facility = fc.record({
    members: members.map((list) => Int32Array.from(list).sort()),
    worth: fc.integer({ min: 1, max: 9 }),
  });
  const list = fc.array(facility, { minLength: 1, maxLength: 6 });
  const limits = fc.record({ most: fc.integer({ min: 1, max: 4 }), wanted: fc.nat(3) });
  fc.assert(
    fc.property(list, limits, (facilities, { most, wanted }) => {
      const all = facilities.map((one) => ({ ...one, least: 1, fits: new Float32Array(one.members.length).fill(1) })); // biome-ignore format: a row
      // Neighbours in the list exclude each other where both are worth little.
      const exclude = (a: number, b: number) =>
        Math.abs(a - b) === 1 && all[a]!.worth + all[b]!.worth < 8;
      const rules = { most, wanted, price: 2, exclude };
      const allowed = (chosen: readonly number[]) =>
        chosen.length <= most &&
        !chosen.some((a) => chosen.some((b) => a !== b && exclude(a, b))) &&
        chosen.every((_, place) => allot(chosen, all, 8).includes(place));
      const value = (chosen: readonly number[]) => {
        let sum = -rules.price * Math.abs(chosen.length - wanted);
        for (let m = 0; m < 8; m++)
          sum += Math.max(
            0,
            ...chosen.map((f) => (all[f]!.members.includes(m) ? all[f]!.worth : 0)),
          );
        return sum;
      };
      const chosen = chooseFacilities(all, 8, rules);
      expect(allowed(chosen)).toBe(true);
      for (const drop of [-1, ...chosen]) {
        const kept = chosen.filter((f) => f !== drop);
        for (const add of [-1, ...all.keys()]) {
          if (chosen.includes(add)) continue;
          const other = add === -1 ? kept : [...kept, add];
          if (allowed(other)) expect(value(other)).toBeLessThanOrEqual(value(chosen) + 1e-6);
        }
      }
    }),
    { seed: 4 },
  );
});
