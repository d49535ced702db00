/**
 * Does `work` on all items in turn, on so many at once. After one fails none is begun; that one's error is thrown once
 * those under way have ended, so that nothing is at work any more.
 */
export async function workThrough<Item>(
  items: Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  let failed = false;
  const workInTurn = async () => {
    while (!failed) {
      const { done, value } = rest.next();
      if (done) return;
      await work(value);
    }
  };
  const errors: unknown[] = [];
  const noting = (error: unknown) => {
    failed = true;
    errors.push(error);
  };
  await Promise.all(Array.from({ length: atOnce }, () => workInTurn().catch(noting)));
  if (failed) throw errors[0];
}
