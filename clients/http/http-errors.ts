import { OutsideError, type Retry } from '#domain/outside-error.ts';
import { readNetworkFailure, verdictOnNetworkFailure, type NetworkFailure } from '#clients/network-failure.ts';
import { RequestRefused } from './request-refused.ts';

export interface HttpCircumstances {
  /** A request that changes something may have reached a server. */
  readonly mayHaveActed: boolean;
  readonly endedBy: 'timeout' | 'cancel' | null;
  readonly timeoutMs: number;
}

/**
 * Maps what ended a request to an OutsideError. A refusal is final and a failure of the network may pass, unless a
 * server may have acted already (before a redirect that was refused, say): then everything is `uncertain`.
 */
export function toHttpError(error: unknown, circumstances: HttpCircumstances): OutsideError {
  const { mayHaveActed } = circumstances;
  const fail = (code: string, message: string, retry: Retry) =>
    new OutsideError('http', code, message, mayHaveActed ? { kind: 'uncertain' } : retry, error);

  if (error instanceof RequestRefused) return fail(error.code, error.message, { kind: 'no' });
  const failure = endOf(circumstances) ?? readNetworkFailure(error);
  if (failure) return fail(failure.code, failure.message, verdictOnNetworkFailure(failure, 'read'));
  const message = error instanceof Error ? error.message : String(error);
  return fail('unreadable_answer', `unexpected answer: ${message}`, { kind: 'safe', afterMs: 5000 });
}

/** Told apart by who ended it, since the reason that an aborted signal carries may be anything. */
function endOf({ endedBy, timeoutMs }: HttpCircumstances): NetworkFailure | null {
  switch (endedBy) {
    case 'timeout':
      return { code: 'timeout', message: `no complete answer within ${timeoutMs} ms`, neverSent: false };
    case 'cancel':
      return { code: 'aborted', message: 'the request was cancelled', neverSent: false };
    case null:
      return null;
  }
}
