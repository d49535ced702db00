// Runs in the browser too.

/** A count with its thousands set apart, the same on every machine: `10,000`. */
export function numberText(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 paper`, `10,000 papers`. */
export function papersText(count: number): string {
  return `${numberText(count)} ${count === 1 ? 'paper' : 'papers'}`;
}
