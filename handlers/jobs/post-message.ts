import { mentions } from '#handlers/slack/views/mentions.ts';
import { updateMessage } from '#handlers/slack/views/update-message.ts';
import type { JobPayload } from '#domain/jobs.ts';
import type { Deps } from '#incidents/deps.ts';
import { postMessage } from '#incidents/post-message.ts';

/** Posts one message of the ledger. */
export async function postMessageJob(deps: Deps, payload: JobPayload<'post-message'>): Promise<void> {
  await postMessage(deps, payload, {
    notice: (text) => updateMessage({ text, escalate: false, mention: [] }),
    call: (text, people) => updateMessage({ text, escalate: true, mention: people }),
    escalation: (mrkdwn, people) => ({ text: `🚨 ${mentions(people)} ${mrkdwn}` }),
  });
}
