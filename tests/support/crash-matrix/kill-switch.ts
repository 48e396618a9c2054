import type { KillPlace, KillPoint } from './kill-points.ts';
import type { Conversation, Verdict } from './tap.ts';

/** Listens to everything a process says and hears, and strikes at the point it is set to. */
export interface KillSwitch {
  /** Counts from now on. `strike` must send the signal before it returns. */
  arm(point: KillPoint, strike: () => void): void;
  disarm(): void;
  world(): Conversation;
  database(): Conversation;
  /** A script has done something. */
  scriptActed(): void;
}

interface Armed {
  readonly point: KillPoint;
  readonly strike: () => void;
  left: number;
}

export function createKillSwitch(): KillSwitch {
  let armed: Armed | null = null;

  /** Says whether the bytes of this moment still arrive. */
  function sight(...places: readonly KillPlace[]): Verdict {
    if (armed === null || !places.includes(armed.point.place)) return 'pass';
    armed.left -= 1;
    if (armed.left > 0) return 'pass';
    const { point, strike } = armed;
    armed = null;
    if (point.delayMs === 0) {
      strike();
      return 'drop';
    }
    setTimeout(strike, point.delayMs);
    return 'pass';
  }

  return {
    arm(point, strike) {
      armed = { point, strike, left: point.nth };
    },
    disarm() {
      armed = null;
    },
    world: () => ({
      asked: () => sight('before a request'),
      answered: () => sight('before an answer'),
    }),
    database() {
      let committing = false;
      return {
        asked(bytes) {
          // The driver writes the word in small letters, whichever protocol it sends it by.
          committing = bytes.includes('commit\0');
          return committing ? sight('before a statement', 'before a commit') : sight('before a statement');
        },
        answered: () => (committing ? sight('after a statement', 'after a commit') : sight('after a statement')),
      };
    },
    scriptActed: () => void sight('as a script acts'),
  };
}
