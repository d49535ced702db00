/** An ORCID iD in any writing: with its address, or sixteen signs in a row. */
const ORCID = /(?<![\dX])(\d{4})[-‐–]?(\d{4})[-‐–]?(\d{4})[-‐–]?(\d{3}[\dX])(?![\dX])/gi;

/** The only ORCID iD in a text; null where there is none, or several, or its check digit is wrong. */
export function readOrcid(text: string): string | null {
  const found = new Set(
    [...text.matchAll(ORCID)].map(([, ...parts]) => parts.join('-').toUpperCase()),
  );
  const [only] = found;
  return found.size === 1 && isChecked(only!) ? only! : null;
}

/** Whether the last sign is the check digit of the others: ISO 7064, MOD 11-2. */
function isChecked(orcid: string): boolean {
  const digits = orcid.replaceAll('-', '');
  let total = 0;
  for (const digit of digits.slice(0, -1)) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return digits.at(-1) === (check === 10 ? 'X' : String(check));
}
