import type { FlagState } from './feature-flags.ts';
import type { World } from './fault.ts';

/** The flag behind which a service calls somebody outside, while they are in trouble. */
export interface FlagWatch {
  readonly flag: FlagState;
  /** Once a tick. */
  readonly step: () => void;
  readonly isOn: () => boolean;
  /** Nobody has asked them for long enough: they have recovered. */
  readonly isRested: () => boolean;
}

const recoversAfterMs = 30_000;

/** Turns the flag on, for nobody outside can trouble a service that does not ask. Throws where it has no flag. */
export function watchFlag(world: World, service: string): FlagWatch {
  const flag = world.flags.list().find((candidate) => candidate.service === service);
  if (!flag) throw new Error(`${service} calls nobody outside the platform`);
  world.flags.set(flag.key, true);
  let offSinceMs: number | null = null;
  return {
    flag,
    step: () => {
      offSinceMs = world.flags.get(flag.key)?.enabled === false ? (offSinceMs ?? world.nowMs()) : null;
    },
    isOn: () => offSinceMs === null,
    isRested: () => offSinceMs !== null && world.nowMs() - offSinceMs >= recoversAfterMs,
  };
}
