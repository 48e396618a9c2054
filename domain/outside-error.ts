/** A call to the outside world that did not do what was asked, and whether asking again can help. */
export class OutsideError extends Error {
  override readonly name = 'OutsideError';
  /** Which system, e.g. `slack`, `kubernetes`. */
  readonly system: string;
  /** The vendor's own word for it, e.g. `channel_not_found`, `Conflict`, `timeout`. */
  readonly code: string;
  readonly retry: Retry;

  constructor(system: string, code: string, message: string, retry: Retry, cause?: unknown) {
    super(`${system}: ${message}`, { cause });
    this.system = system;
    this.code = code;
    this.retry = retry;
  }
}

/**
 * `no`: the same request will fail the same way. `safe`: nothing happened, ask again after `afterMs`.
 * `uncertain`: the request may have taken effect (a timeout, a lost connection); reconcile before asking again.
 */
export type Retry =
  | { readonly kind: 'no' }
  | { readonly kind: 'safe'; readonly afterMs: number }
  | { readonly kind: 'uncertain' };
