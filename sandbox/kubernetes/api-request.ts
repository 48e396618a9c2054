import type { Json } from './json-value.ts';
import type { ObjectStore } from './object-store.ts';
import type { ResourceKind } from './resource-kind.ts';

/** A request that asks for a change, after routing, authentication and authorization. */
export interface ChangeRequest {
  /** In a dry run a view that keeps every change to itself. */
  readonly store: ObjectStore;
  readonly kind: ResourceKind;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly query: URLSearchParams;
  readonly contentType: string;
  readonly body: Json;
  readonly nowMs: number;
  /** Who writes: the program that sent the request. */
  readonly manager: string;
  readonly newUid: () => string;
  readonly randomSuffix: () => string;
}
