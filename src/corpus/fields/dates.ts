/** No paper is older, none is younger. */
const YEAR = /(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)/;
const DAY = /(?<!\d)(1[5-9]\d\d|20\d\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)/;

/** The year in a date of any writing: `2018-02-20`, `Mon, 2 Apr 2007`, `1994///`, `2019 Jan-Feb`, `20190128`; null without one. */
export function findYear(text: string): number | null {
  const found = YEAR.exec(text) ?? DAY.exec(text);
  return found === null ? null : Number(found[1]);
}
