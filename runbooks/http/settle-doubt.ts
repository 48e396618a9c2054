import { OutsideError } from '#domain/outside-error.ts';
import type { Outcome } from '#domain/run.ts';
import type { StepRun } from '#runbooks/step-type.ts';
import { askCheck, type Seen } from './ask-check.ts';
import type { ChangeMemo } from './change-memo.ts';
import { judgeAnswer } from './judge-answer.ts';
import { keyHeader } from './key-header.ts';
import { repeatable } from './repeatable.ts';
import type { RequestFields } from './request-fields.ts';
import { sendRequest } from './send-request.ts';
import { requestLine } from './show-request.ts';

type Doubt = NonNullable<ChangeMemo['doubt']>;

/** Before the first look: a server may still be at work on what it was sent. Doubled with each further look. */
const firstLookMs = 5000;
const mostLooks = 5;

/**
 * It is not known whether the effect is there: looks again in a while, or hands over to a person. `latest` is what the
 * look before this one came upon.
 */
export function inDoubt(own: RequestFields, run: StepRun, memo: ChangeMemo, doubt: Doubt, latest = ''): Outcome {
  const line = requestLine(memo.request);
  if (memo.check === null && repeatable(own) === null) {
    return unknown(line, doubt, 'the step declares no check and no idempotency_key by which that could be told');
  }
  if (doubt.looks >= mostLooks)
    return unknown(line, doubt, `${mostLooks} looks could not tell, the last one because ${latest}`);
  const until = new Date(run.now().getTime() + firstLookMs * 2 ** doubt.looks * run.waitScale);
  const summary = `${line}: ${doubt.why}; looking soon what became of it`;
  return { kind: 'waiting', for: { kind: 'time', until }, memo: { ...memo, doubt }, summary };
}

/**
 * Finds out by the check whether the effect is there, and sends the request again only when it is not, or when sending
 * it twice does no harm. Whatever stays open is `unknown`.
 */
export async function settleDoubt(own: RequestFields, run: StepRun, memo: ChangeMemo, doubt: Doubt): Promise<Outcome> {
  const line = requestLine(memo.request);
  const seen = memo.check === null ? null : await askCheck(own, memo.check, run);
  if (seen?.kind === 'there') {
    return { kind: 'done', output: seen.output, summary: `${line} has taken effect, as its check says (${doubt.why})` };
  }
  if (seen?.kind === 'unclear') {
    return inDoubt(own, run, memo, { ...doubt, looks: doubt.looks + 1 }, `its check failed: ${seen.reason}`);
  }
  if (seen === null && repeatable(own) === null) return inDoubt(own, run, memo, doubt);
  if (run.signal.aborted) {
    const reason = `${line}: ${doubt.why}; stopped before it was sent again`;
    return seen === null
      ? unknown(line, doubt, 'the step was stopped before that was told')
      : { kind: 'failed', reason, final: true };
  }
  return sendAgain(own, run, memo, doubt, seen);
}

async function sendAgain(
  own: RequestFields,
  run: StepRun,
  memo: ChangeMemo,
  doubt: Doubt,
  seen: Seen | null,
): Promise<Outcome> {
  const line = requestLine(memo.request);
  const again = (latest: string): Outcome =>
    inDoubt(own, run, memo, { ...doubt, looks: doubt.looks + 1 }, `sent again, ${latest}`);
  try {
    const answer = await sendRequest(memo.request, run, { headers: keyHeader(own, run) });
    const verdict = judgeAnswer(answer, own, run.variables);
    switch (verdict.kind) {
      case 'as_wanted':
        return { kind: 'done', output: verdict.output, summary: `${line} ${verdict.words}, sent again: ${doubt.why}` };
      case 'unreadable':
        return { kind: 'failed', reason: `${line} ${verdict.reason}`, final: true };
      case 'later':
      case 'failing':
        return again(`it ${verdict.reason}`);
      case 'not_wanted':
        return refused(own, line, doubt, seen, verdict) ?? again(`it ${verdict.reason}`);
    }
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return error.retry.kind === 'no' ? unknown(line, doubt, error.message) : again(error.message);
  }
}

/** A definite no to the repetition. It speaks for the first try as well only where the server tells the two apart. */
function refused(
  own: RequestFields,
  line: string,
  doubt: Doubt,
  seen: Seen | null,
  { status, reason }: { readonly status: number; readonly reason: string },
): Outcome | null {
  // The first try is still being worked on (draft-ietf-httpapi-idempotency-key-header, section 2.7).
  if (own.idempotency_key !== undefined && status === 409) return null;
  if (own.idempotency_key !== undefined || seen?.kind === 'absent')
    return { kind: 'failed', reason: `${line} ${reason}` };
  if (own.method === 'DELETE' && (status === 404 || status === 410)) {
    return { kind: 'done', output: { status }, summary: `${line}: it is gone (${doubt.why})` };
  }
  return unknown(line, doubt, `sent again, it ${reason}`);
}

function unknown(line: string, doubt: Doubt, why: string): Outcome {
  return { kind: 'unknown', reason: `${line}: ${doubt.why}. Whether it has taken effect is not known: ${why}` };
}
