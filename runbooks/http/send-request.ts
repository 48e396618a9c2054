import type { HttpAnswer } from '#runbooks/ports.ts';
import type { StepRun } from '#runbooks/step-type.ts';
import type { PlannedRequest } from './planned-request.ts';

const limitBytes = 1024 * 1024;
const usualTimeoutMs = 10_000;

/** Sends a request once. Its time is that of the step, or 10 s; of the answer 1 MiB is read. */
export function sendRequest(
  request: PlannedRequest,
  run: Pick<StepRun, 'ports' | 'timeoutMs'>,
  more: { readonly headers?: Readonly<Record<string, string>>; readonly signal?: AbortSignal } = {},
): Promise<HttpAnswer> {
  const { headers, ...rest } = request;
  return run.ports.http.send({
    ...rest,
    headers: { ...headers, ...more.headers },
    timeoutMs: run.timeoutMs ?? usualTimeoutMs,
    limitBytes,
    ...(more.signal && { signal: more.signal }),
  });
}
