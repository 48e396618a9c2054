import type { DeliveryRecord } from '#sandbox/contract.ts';
import type { JsonObject } from './json.ts';

/** How long Slack waits for the app to take a gesture or an event. */
export const ackLimitMs = 3000;

type DeliveryKind = DeliveryRecord['kind'];

/** A second or later attempt at an event, and why the one before failed. */
export interface Retry {
  readonly attempt: number;
  readonly reason: 'http_timeout' | 'http_error' | 'connection_failed';
}

export interface Parcel {
  readonly kind: DeliveryKind;
  readonly payload: JsonObject;
  readonly retry: Retry | null;
  /** Whether the body of the acknowledgement means something to Slack. */
  readonly takesAnswer: boolean;
}

export type DeliveryResult =
  | { readonly outcome: 'acked'; readonly body: unknown }
  | { readonly outcome: 'timeout' }
  | { readonly outcome: 'http_error'; readonly status: number; readonly wantsNoRetry: boolean }
  | { readonly outcome: 'connection_failed' };
