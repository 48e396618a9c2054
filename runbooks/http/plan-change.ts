import type { StepRun, Plan } from '#runbooks/step-type.ts';
import { changeMemo } from './change-memo.ts';
import { repeatable } from './repeatable.ts';
import type { PlannedRequest } from './planned-request.ts';
import type { RequestFields } from './request-fields.ts';
import { requestData, requestLine, requestLines } from './show-request.ts';

/** What would be sent, exactly. Nothing is asked of the server: HTTP knows no dry run. */
export function planChange(own: RequestFields, run: StepRun): Plan {
  const memo = changeMemo(own, run.variables, null);
  if (!memo.ok) {
    return { kind: 'settled', outcome: { kind: 'failed', reason: `cannot write the request: ${memo.reason}` } };
  }
  const { request, check } = memo.value;
  return {
    kind: 'change',
    change: {
      action: 'http',
      target: { system: 'http', cluster: null, namespace: null, name: new URL(request.url).host },
      title: `Send ${requestLine(request)}`,
      rendered: { request: requestData(request), check: check === null ? null : requestData(check) },
      version: null,
      fingerprint: null,
      difference: requestLines(request),
      blast: { pods: null, notes: [sayDoubtful(own, check)] },
      memo: memo.value,
    },
  };
}

/** What becomes of it where its answer is lost, as people should know before. */
function sayDoubtful(own: RequestFields, check: PlannedRequest | null): string {
  const lost = 'If the answer is lost,';
  const again = repeatable(own);
  if (check !== null) return `${lost} ${requestLine(check)} tells whether it has taken effect`;
  return again === null
    ? `${lost} a person has to look whether it has taken effect`
    : `${lost} it is sent again: ${again}`;
}
