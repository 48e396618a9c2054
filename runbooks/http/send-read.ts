import { OutsideError } from '#domain/outside-error.ts';
import type { Outcome } from '#domain/run.ts';
import type { StepRun } from '#runbooks/step-type.ts';
import { judgeAnswer } from './judge-answer.ts';
import { planRequest } from './planned-request.ts';
import type { RequestFields } from './request-fields.ts';
import { sendRequest } from './send-request.ts';
import { requestLine } from './show-request.ts';

/** Sends a request that changes nothing, so that it may be sent again whatever became of it. */
export async function sendRead(own: RequestFields, run: StepRun): Promise<Outcome> {
  const request = planRequest(own, run.variables);
  if (!request.ok) return { kind: 'failed', reason: `cannot write the request: ${request.reason}` };
  const answer = await sendRequest(request.value, run, { signal: run.signal });
  const verdict = judgeAnswer(answer, own, run.variables);
  const line = requestLine(request.value);
  switch (verdict.kind) {
    case 'as_wanted':
      return { kind: 'done', output: verdict.output, summary: `${line} ${verdict.words}` };
    case 'later':
      throw new OutsideError('http', 'asks_to_wait', `${line} ${verdict.reason}`, {
        kind: 'safe',
        afterMs: verdict.afterMs,
      });
    case 'not_wanted':
    case 'unreadable':
    case 'failing':
      return { kind: 'failed', reason: `${line} ${verdict.reason}` };
  }
}
