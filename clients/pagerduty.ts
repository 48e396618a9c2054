import { event } from '@pagerduty/pdjs';
import { OutsideError } from '#domain/outside-error.ts';
import type { Severity } from '#domain/severity.ts';
import { oneAttempt } from './pagerduty/one-attempt-agent.ts';
import { toPagerDutyError, toPagerDutyRefusal } from './pagerduty/pagerduty-errors.ts';

export interface PagerDutyOptions {
  /** The integration key of an Events API v2 integration. */
  readonly routingKey: string;
  /** `host` or `host:port`; `events.eu.pagerduty.com` for the European service region. */
  readonly server?: string;
  /** A certificate authority to trust beside the system's. */
  readonly caPem?: string;
  /** For one event; 10 s unless given. */
  readonly timeoutMs?: number;
  /** Aborts every event in flight, and every later one. */
  readonly signal?: AbortSignal;
}

export interface PagerDutyEvent {
  readonly action: 'trigger' | 'acknowledge' | 'resolve';
  /** Joins the events of one incident; at most 255 characters. */
  readonly dedupKey: string;
  /** The first line that the woken person reads; cut off at 1,024 characters. */
  readonly summary: string;
  readonly severity: Severity;
  /** What is affected: a service, a host. */
  readonly source: string;
  readonly customDetails?: Readonly<Record<string, unknown>>;
  readonly links?: readonly { readonly href: string; readonly text: string }[];
  readonly at?: Date;
}

/** Sends events to PagerDuty. Throws nothing but OutsideError with the system `pagerduty`. */
export interface PagerDutyClient {
  /** One event, one request; sending it again changes nothing, because the key is the same. */
  send(event: PagerDutyEvent): Promise<void>;
}

type PagerDutySeverity = Parameters<typeof event>[0]['data']['payload']['severity'];

const severityWord = {
  sev1: 'critical',
  sev2: 'error',
  sev3: 'warning',
  sev4: 'info',
} as const satisfies Record<Severity, PagerDutySeverity>;

const longestSummary = 1024;
const longestDedupKey = 255;

/** A client for one integration of one service. */
export function createPagerDutyClient(options: PagerDutyOptions): PagerDutyClient {
  return {
    async send({ action, dedupKey, summary, severity, source, customDetails, links, at }) {
      if (dedupKey.length === 0 || dedupKey.length > longestDedupKey) {
        const message = `dedupKey must have 1 to ${longestDedupKey} characters, it has ${dedupKey.length}`;
        throw new OutsideError('pagerduty', 'invalid_dedup_key', message, { kind: 'no' });
      }
      const deadline = AbortSignal.timeout(options.timeoutMs ?? 10_000);
      const signal = options.signal ? AbortSignal.any([deadline, options.signal]) : deadline;
      const attempt = oneAttempt(options.caPem);
      try {
        const answer = await event({
          ...(options.server === undefined ? {} : { server: options.server }),
          ...attempt.transport,
          signal,
          data: {
            routing_key: options.routingKey,
            event_action: action,
            dedup_key: dedupKey,
            payload: {
              summary: truncate(summary, longestSummary),
              source,
              severity: severityWord[severity],
              ...(at ? { timestamp: at.toISOString() } : {}),
              ...(customDetails ? { custom_details: customDetails } : {}),
            },
            ...(links ? { links: [...links] } : {}),
          },
        });
        if (!answer.response.ok) throw toPagerDutyRefusal(answer.response.status, answer.data);
      } catch (error) {
        throw toPagerDutyError(error, signal);
      } finally {
        attempt.close();
      }
    },
  };
}

/** Cuts at a character, never inside the surrogate pair of one. */
function truncate(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
