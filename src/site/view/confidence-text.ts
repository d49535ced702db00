import type { AtlasPaper } from '../../atlas/types.ts';
import type { Strings } from '../strings/strings.ts';

/** From here on the program does not mention a rival. */
const SURE = 0.9;
const PROBABLE = 0.6;
/** A smaller share would read as nothing. */
const MIN_SHARE = 0.01;

/** The runner-up of a topic so sure that `confidenceText` names none, in a sentence; else empty. */
export function runnerUpText(
  { topic, confidence, runnerUp, pinned, topics }: AtlasPaper,
  names: ReadonlyMap<string, string>,
  { shared, pages }: Strings,
): string {
  if (pinned || confidence < SURE || runnerUp === topic) return '';
  const share = topics[runnerUp] ?? 0;
  const said =
    share < MIN_SHARE
      ? pages.confidence.lessThan(shared.decimal(MIN_SHARE, 2))
      : shared.decimal(share, 2);
  return pages.confidence.runnerUp(nameOf(runnerUp, names), said);
}

/** How sure the program is of a paper's topic, in a sentence; `names` by topic id. */
export function confidenceText(
  { topic, confidence, runnerUp, pinned }: AtlasPaper,
  names: ReadonlyMap<string, string>,
  { shared, pages: { confidence: say } }: Strings,
): string {
  const name = nameOf(topic, names);
  if (pinned) return say.pinned(name);
  const sure = shared.decimal(confidence, 2);
  if (confidence >= SURE) return say.sure(name, sure);
  const rival = runnerUp === topic ? '' : say.rival(nameOf(runnerUp, names));
  const guess = confidence >= PROBABLE ? say.probable(name, sure) : say.doubtful(name, sure);
  return `${guess}${rival}.`;
}

/** Null for none of the topics. */
function nameOf(topic: string, names: ReadonlyMap<string, string>): string | null {
  return topic === 'outside' ? null : (names.get(topic) ?? topic);
}
