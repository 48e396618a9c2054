import type { Confirmation } from '#domain/confirmation.ts';
import type { Hypothesis } from '#domain/hypothesis.ts';
import { percent } from '#domain/percent.ts';
import { say } from '#handlers/slack/views/mrkdwn.ts';
import type { Detail } from './detail.ts';

/** What stands over the evidence: Firebreak's answer, as what it was once people have said better. Escaped mrkdwn. */
export function causeHeadline(
  hypothesis: Hypothesis | null,
  confirmed: Pick<Confirmation, 'cause'> | null,
  detail: Detail,
): string {
  const isSettled = confirmed !== null && confirmed.cause !== null;
  if (hypothesis === null) {
    return isSettled ? '*Firebreak had named no cause.* What was seen:' : '*No known cause fits.* What was seen:';
  }
  const { title, confidence, wording, cause } = hypothesis;
  const named = say(title, detail.proseChars);
  if (isSettled) {
    return confirmed.cause === cause
      ? `*Firebreak had said so too* (${percent(confidence)}): ${named}`
      : `*Firebreak had said otherwise* (${percent(confidence)}): ${named}`;
  }
  return wording === 'claim'
    ? `*Likely cause* (${percent(confidence)}): ${named}`
    : `*Suggestion, not a finding* (${percent(confidence)}): perhaps ${named}`;
}
