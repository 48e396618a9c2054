import { rateLimited, refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';

interface Fault {
  readonly method: string;
  readonly error: string;
  readonly times?: number;
  readonly retryAfterS?: number;
  readonly status?: number;
  /** The call takes effect and only its answer is lost, as when a connection breaks at the wrong moment. */
  readonly loseAnswer?: boolean;
}

export interface Faults {
  add(fault: Fault): void;
  /** The failure due for this call, or null; each `times` is spent by one call. */
  next(method: string): { readonly refusal: Refusal; readonly losesAnswer: boolean } | null;
}

/** `methods` are those that can be called at all, so that a misspelt one is noticed. */
export function createFaults(methods: ReadonlySet<string>): Faults {
  const pending: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => {
      if (!methods.has(fault.method)) throw new Error(`failNext: there is no method "${fault.method}".`);
      const left = fault.times ?? 1;
      if (!Number.isInteger(left) || left < 1)
        throw new Error(`failNext: times must be a whole number from 1, not ${left}`);
      pending.push({ fault, left });
    },
    next: (method) => {
      const index = pending.findIndex((each) => each.fault.method === method);
      const found = pending[index];
      if (!found) return null;
      found.left -= 1;
      if (found.left === 0) pending.splice(index, 1);
      return { refusal: refusalFor(found.fault), losesAnswer: found.fault.loseAnswer ?? false };
    },
  };
}

function refusalFor(fault: Fault): Refusal {
  if (fault.error === 'ratelimited' && fault.status === undefined) return rateLimited(fault.retryAfterS ?? 1);
  const status = fault.status ?? (fault.loseAnswer ? 500 : 200);
  return { ...refuse(fault.error), status, retryAfterS: fault.retryAfterS ?? null };
}
