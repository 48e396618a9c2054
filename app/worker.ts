import { OutsideError } from '#domain/outside-error.ts';
import { deadLetter } from '#handlers/jobs/dead-letter.ts';
import { openChannelJob } from '#handlers/jobs/open-channel.ts';
import { postMessageJob } from '#handlers/jobs/post-message.ts';
import { refreshCard } from '#handlers/jobs/refresh-card.ts';
import { approvalDue } from '#incidents/approval-due.ts';
import { assessIncident } from '#incidents/assess-incident.ts';
import { correlateAlerts } from '#incidents/correlate-alerts.ts';
import type { Deps } from '#incidents/deps.ts';
import { driveThread } from '#incidents/drive-thread.ts';
import { postWebhook } from '#incidents/post-webhook.ts';
import { reassessSeverity } from '#incidents/reassess-severity.ts';
import { sendPage } from '#incidents/send-page.ts';
import { sweep } from '#incidents/sweep.ts';
import type { JobHandlers, JobVerdict } from '#store/queue-worker.ts';

/** Every queue and what handles its jobs. */
export function jobHandlers(deps: Deps): JobHandlers {
  const verdict = (work: Promise<Date | null | void>): Promise<JobVerdict> => verdictOf(deps, work);
  return {
    'correlate-alerts': (payload) => verdict(correlateAlerts(deps, payload)),
    'assess-incident': (payload) => verdict(assessIncident(deps, payload)),
    'reassess-severity': (payload) => verdict(reassessSeverity(deps, payload)),
    'open-channel': (payload) => verdict(openChannelJob(deps, payload)),
    'refresh-card': (payload) => verdict(refreshCard(deps, payload)),
    'post-message': (payload) => verdict(postMessageJob(deps, payload)),
    'send-page': (payload) => verdict(sendPage(deps, payload)),
    'post-webhook': (payload) => verdict(postWebhook(deps, payload)),
    'advance-run': (payload, job) => verdict(driveThread(deps, payload, job)),
    'approval-due': (payload) => verdict(approvalDue(deps, payload)),
    sweep: () => verdict(sweep(deps)),
    'dead-letter': (payload, context) => verdict(deadLetter(deps, payload, context.buried)),
  };
}

/**
 * Work that has to wait says until when. A refusal that will not change is given to people at once; a rate limit is obeyed to the second; everything else is
 * tried again with growing delays.
 */
async function verdictOf(deps: Deps, work: Promise<Date | null | void>): Promise<JobVerdict> {
  try {
    const askAgainAt = await work;
    return askAgainAt instanceof Date ? { kind: 'later', at: askAgainAt } : { kind: 'done' };
  } catch (error) {
    if (!(error instanceof OutsideError)) {
      deps.log.error({ err: error }, 'job failed');
      throw error;
    }
    deps.log.warn({ system: error.system, code: error.code, retry: error.retry, err: error }, error.message);
    if (error.retry.kind === 'no') return { kind: 'give_up', reason: error.message };
    const limited = error.code === 'ratelimited' || error.code === 'http_429';
    if (error.retry.kind === 'safe' && limited) {
      return { kind: 'later', at: new Date(deps.clock.now().getTime() + error.retry.afterMs) };
    }
    throw error;
  }
}
