import type { Platform, WorkspaceEvent } from '#sandbox/contract.ts';
import { closeGate, type GatedWrite } from '#tests/support/commit-gate.ts';
import type { FirebreakProcess } from '#tests/support/firebreak-process.ts';
import type { OutsideWorld } from '#tests/support/outside-world.ts';

/** A moment in a story at which Firebreak dies by `kill -9`. */
export interface Kill {
  /** When, as a test's name says it after "killed". */
  readonly when: string;
  arm(at: { readonly world: OutsideWorld; readonly firebreak: FirebreakProcess }): Promise<ArmedKill>;
}

export interface ArmedKill {
  /** Resolves once the moment has come and Firebreak is dead. */
  strike(): Promise<void>;
}

/** Dies with everything before this write done and committed, and the write itself not. PostgreSQL only. */
export function beforeCommit(when: string, write: GatedWrite): Kill {
  return {
    when,
    async arm({ firebreak }) {
      if (firebreak.database.kind !== 'postgres') throw new Error('a commit is held back on PostgreSQL only');
      const gate = await closeGate(firebreak.database.url, write);
      return {
        async strike() {
          await gate.reached();
          await firebreak.kill();
          await gate.open();
        },
      };
    },
  };
}

/** Dies at the first message or channel of this kind: Slack has it, the app has no answer yet. */
export function atSlackSight(when: string, isMoment: (event: WorkspaceEvent) => boolean): Kill {
  return {
    when,
    async arm({ world, firebreak }) {
      return atSight((look) => world.workspace.subscribe((event) => isMoment(event) && look()), firebreak);
    },
  };
}

/** Dies at the first write of this kind: the cluster has it, the app has no answer yet. */
export function atClusterWrite(
  when: string,
  isMoment: (write: ReturnType<Platform['writes']>[number]) => boolean,
): Kill {
  return {
    when,
    async arm({ world, firebreak }) {
      const { platform } = world;
      return atSight((look) => platform.subscribe(() => platform.writes().some(isMoment) && look()), firebreak);
    },
  };
}

function atSight(subscribe: (look: () => void) => () => void, firebreak: FirebreakProcess): ArmedKill {
  const dead = Promise.withResolvers<void>();
  // The sandbox tells its subscribers before it answers the request, so the signal is sent before any answer is.
  const unsubscribe = subscribe(() => {
    unsubscribe();
    firebreak.kill().then(dead.resolve, dead.reject);
  });
  return { strike: () => dead.promise };
}
