import { OutsideError } from '#domain/outside-error.ts';
import type { Outcome } from '#domain/run.ts';
import type { HttpAnswer } from '#runbooks/ports.ts';
import type { StepRun } from '#runbooks/step-type.ts';
import { type ChangeMemo, changeMemo } from './change-memo.ts';
import { judgeAnswer } from './judge-answer.ts';
import { keyHeader } from './key-header.ts';
import type { RequestFields } from './request-fields.ts';
import { sendRequest } from './send-request.ts';
import { inDoubt, settleDoubt } from './settle-doubt.ts';
import { requestLine } from './show-request.ts';

/**
 * Sends a request that changes something, once. A request under way is not broken off when its run is cancelled: its
 * answer tells what became of it, and without one there would be a doubt. Where the answer is lost or tells nothing, the
 * doubt is settled by what the step declares.
 */
export async function sendChange(own: RequestFields, run: StepRun): Promise<Outcome> {
  const memo = changeMemo(own, run.variables, run.memo);
  if (!memo.ok) return { kind: 'failed', reason: `cannot write the request: ${memo.reason}` };
  if (memo.value.doubt !== null) return settleDoubt(own, run, memo.value, memo.value.doubt);
  if (run.signal.aborted) return { kind: 'failed', reason: 'stopped before the request was sent', final: true };
  return sendFirst(own, run, memo.value);
}

/** Takes over from a try that was cut off: it may have sent the request, or not, and the server may still be at work. */
export async function resumeChange(own: RequestFields, run: StepRun): Promise<Outcome> {
  const memo = changeMemo(own, run.variables, run.memo);
  if (!memo.ok)
    return {
      kind: 'unknown',
      reason: `the step was interrupted, and its request cannot be written again: ${memo.reason}`,
    };
  const { doubt } = memo.value;
  if (doubt !== null) return settleDoubt(own, run, memo.value, doubt);
  return inDoubt(own, run, memo.value, { why: 'the step was interrupted', looks: 0 });
}

async function sendFirst(own: RequestFields, run: StepRun, memo: ChangeMemo): Promise<Outcome> {
  const line = requestLine(memo.request);
  let answer: HttpAnswer;
  try {
    answer = await sendRequest(memo.request, run, { headers: keyHeader(own, run) });
  } catch (error) {
    if (!(error instanceof OutsideError) || error.retry.kind !== 'uncertain') throw error;
    return inDoubt(own, run, memo, { why: `the answer was lost (${error.message})`, looks: 0 });
  }
  const verdict = judgeAnswer(answer, own, run.variables);
  switch (verdict.kind) {
    case 'as_wanted':
      return { kind: 'done', output: verdict.output, summary: `${line} ${verdict.words}` };
    case 'not_wanted':
      return { kind: 'failed', reason: `${line} ${verdict.reason}` };
    case 'unreadable':
      // The server has done it, so trying again would do it twice.
      return { kind: 'failed', reason: `${line} ${verdict.reason}`, final: true };
    case 'later':
      throw new OutsideError('http', 'asks_to_wait', `${line} ${verdict.reason}`, {
        kind: 'safe',
        afterMs: verdict.afterMs,
      });
    case 'failing':
      return inDoubt(own, run, memo, { why: `it ${verdict.reason}`, looks: 0 });
  }
}
