import type { AtlasPaper } from '../atlas/types.ts';

/** From here on the program does not mention a rival. */
const SURE = 0.9;
const PROBABLE = 0.6;

/** The runner-up of a topic so sure that `confidenceText` names none, in a sentence; else empty. */
export function runnerUpText(
  { topic, confidence, runnerUp, pinned, topics }: AtlasPaper,
  names: ReadonlyMap<string, string>,
): string {
  if (pinned || confidence < SURE || runnerUp === topic) return '';
  const name = runnerUp === 'outside' ? 'none of the topics' : (names.get(runnerUp) ?? runnerUp);
  const share = topics[runnerUp] ?? 0;
  return `Next most likely: ${name} (${share < 0.01 ? 'less than 0.01' : share.toFixed(2)}).`;
}

/** How sure the program is of a paper's topic, in a sentence; `names` by topic id. */
export function confidenceText(
  { topic, confidence, runnerUp, pinned }: AtlasPaper,
  names: ReadonlyMap<string, string>,
): string {
  const name = names.get(topic) ?? topic;
  const outside = topic === 'outside';
  if (pinned)
    return outside
      ? 'Belongs to none of the topics, as the owner of this map decided.'
      : `${name}, as the owner of this map decided.`;
  const sure = confidence.toFixed(2);
  const own = outside ? 'belongs to none of the topics' : name;
  const rival =
    runnerUp === topic
      ? ''
      : `; it might ${runnerUp === 'outside' ? 'belong to none of the topics' : `be ${names.get(runnerUp) ?? runnerUp}`}`;
  if (confidence >= SURE) return `${own.charAt(0).toUpperCase()}${own.slice(1)} (${sure}).`;
  if (confidence >= PROBABLE) return `Probably ${own} (${sure})${rival}.`;
  return `In doubt: ${own} (${sure})${rival}.`;
}
