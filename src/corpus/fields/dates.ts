/** No paper is older, none is younger. */
const YEAR = /(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)/;
const DAY = /(?<!\d)(1[5-9]\d\d|20\d\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)/;

/** The year in a date of any writing: `2018-02-20`, `Mon, 2 Apr 2007`, `1994///`, `2019 Jan-Feb`, `20190128`; null without one. */
export function findYear(text: string): number | null {
  const found = YEAR.exec(text) ?? DAY.exec(text);
  return found === null ? null : Number(found[1]);
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The ISO day in a date of the common writings: `2021-05-03T…`, `2021/05/03`, `20210503`, `3 May 2021`, `May 3, 2021`; null without one. */
export function dayIn(text: string): string | null {
  const [, year, month, day] =
    /(?<!\d)(20\d\d)[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(text) ?? [];
  if (year !== undefined) return `${year}-${month}-${day}`;
  const named =
    /(?<day>\d{1,2})\.? (?<month>[a-z]{3})[a-z]*\.?,? (?<year>20\d\d)/i.exec(text) ??
    /(?<month>[a-z]{3})[a-z]*\.? (?<day>\d{1,2}),? (?<year>20\d\d)/i.exec(text);
  const { day: date = '', month: name = '', year: inYear = '' } = named?.groups ?? {};
  const place = MONTHS.indexOf(name.toLowerCase());
  if (place === -1) return null;
  const two = (number: number | string) => String(number).padStart(2, '0');
  return `${inYear}-${two(place + 1)}-${two(date)}`;
}
