import type { Classification } from '#domain/classification.ts';
import type { Decision } from '#domain/decision.ts';
import { code, say } from './mrkdwn.ts';
import { percent } from '#domain/percent.ts';

/**
 * What kind of incident this is and how sure that is, as escaped mrkdwn: "82 % sure: `application.high_latency`", or
 * "Not sure: best guess … 41 % — escalated" where the classifier abstains or is more likely wrong than right.
 */
export function classSentence(classification: Classification | null, decision: Decision | null): string {
  if (classification === null) return 'Not assessed yet';
  const { label, confidence, top, abstained } = classification;
  if (label !== 'unknown' && confidence >= 0.5) return `${percent(confidence)} sure: ${code(label, 100)}`;
  const guess = label === 'unknown' ? top[0]?.label : label;
  const bestGuess =
    guess === undefined ? 'nothing like it is known' : `best guess ${code(guess, 100)} ${percent(confidence)}`;
  const why = abstained === null ? '' : ` (${say(abstained, 160)})`;
  const escalated = decision?.action === 'escalate' ? ' — escalated' : '';
  return `Not sure: ${bestGuess}${why}${escalated}`;
}
