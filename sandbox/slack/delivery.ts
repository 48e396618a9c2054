import type { DeliveryRecord } from '#sandbox/contract.ts';
import type { AppIdentity } from './app-identity.ts';
import type { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import { deliverByHttp } from './deliver-by-http.ts';
import type { Endpoint } from './deliver-by-http.ts';
import type { DeliveryResult, Parcel } from './parcel.ts';
import type { Sockets } from './sockets.ts';

export interface Delivery {
  /** Brings a parcel to an open socket, or else to the request URL, and waits at most three seconds. */
  deliver(parcel: Parcel): Promise<DeliveryResult>;
  setRequestUrl(url: string | null): void;
  /** The request URL with what it takes to sign for it; null while there is none. */
  endpoint(): Endpoint | null;
  /** Gives up what is under way. */
  stop(): void;
}

export function createDelivery(parts: {
  readonly app: AppIdentity;
  readonly clock: Clock;
  readonly sockets: Sockets;
  readonly records: DeliveryRecord[];
  readonly changes: Changes;
  readonly requestUrl: string | null;
}): Delivery {
  const { app, clock, sockets, records, changes } = parts;
  let requestUrl = parts.requestUrl;
  const stopping = new AbortController();

  const endpoint = (url: string) => ({ url, secret: app.signingSecret, clock, stopped: stopping.signal });

  const route = async (parcel: Parcel): Promise<{ via: DeliveryRecord['via']; result: DeliveryResult }> => {
    if (sockets.isConnected()) return { via: 'socket', result: await sockets.deliver(parcel) };
    if (requestUrl === null) return { via: 'nowhere', result: { outcome: 'connection_failed' } };
    return { via: 'http', result: await deliverByHttp(endpoint(requestUrl), parcel) };
  };

  return {
    endpoint: () => (requestUrl === null ? null : endpoint(requestUrl)),
    stop: () => stopping.abort(),
    setRequestUrl: (url) => {
      requestUrl = url;
    },
    deliver: async (parcel) => {
      const at = clock.now();
      const { via, result } = await route(parcel);
      const attempt = parcel.retry?.attempt ?? 0;
      records.push({ at, kind: parcel.kind, via, payload: parcel.payload, attempt, outcome: result.outcome });
      changes.touch();
      return result;
    },
  };
}
