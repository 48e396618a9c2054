import type { AppIdentity } from './app-identity.ts';
import type { Clock } from './clock.ts';
import type { Delivery } from './delivery.ts';
import type { Ids } from './ids.ts';
import type { JsonObject } from './json.ts';
import type { Manifest } from './manifest.ts';
import type { DeliveryResult, Retry } from './parcel.ts';
import { team } from './seed.ts';

/** Waits before the second, third and fourth attempt (docs: apis/events-api, error handling). */
const retryDelaysMs = [0, 60_000, 300_000] as const;

export interface EventPublisher {
  /** Delivers an event when the manifest subscribes to `subscription`; retries it as Slack does. */
  publish(subscription: string, event: JsonObject): void;
  stop(): void;
}

export function createEventPublisher(parts: {
  readonly app: AppIdentity;
  readonly manifest: Manifest;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly delivery: Delivery;
}): EventPublisher {
  const { app, manifest, clock, ids, delivery } = parts;
  const pendingRetries = new Set<() => void>();
  let isStopped = false;

  const attempt = async (payload: JsonObject, retry: Retry | null): Promise<void> => {
    if (isStopped) return;
    const result = await delivery.deliver({ kind: 'events_api', payload, retry, takesAnswer: false });
    const failed = retry?.attempt ?? 0;
    const delayMs = retryDelaysMs[failed];
    const reason = retryReason(result);
    if (reason === null || delayMs === undefined || isStopped) return;
    const cancel = clock.after(delayMs, () => {
      pendingRetries.delete(cancel);
      void attempt(payload, { attempt: failed + 1, reason });
    });
    pendingRetries.add(cancel);
  };

  return {
    publish: (subscription, event) => {
      if (!manifest.events.has(subscription)) return;
      void attempt(envelope(app, clock, ids, event), null);
    },
    stop: () => {
      isStopped = true;
      for (const cancel of pendingRetries) cancel();
    },
  };
}

function envelope(app: AppIdentity, clock: Clock, ids: Ids, event: JsonObject): JsonObject {
  return {
    token: app.verificationToken,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: ids.next('Ev'),
    event_time: Math.floor(clock.now().getTime() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: app.botUserId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${app.id}`,
  };
}

/** Null when there is nothing to retry: the app took the event, or asked not to see it again. */
function retryReason(result: DeliveryResult): Retry['reason'] | null {
  switch (result.outcome) {
    case 'acked':
      return null;
    case 'timeout':
      return 'http_timeout';
    case 'http_error':
      return result.wantsNoRetry ? null : 'http_error';
    case 'connection_failed':
      return 'connection_failed';
  }
}
