import type { Decoy } from '#sandbox/platform/decoy.ts';
import { deployedServices } from '#sandbox/platform/deployed-services.ts';

/** A check from outside, over a bad line: it fails and recovers all the time, while the service answers everybody else. */
export const flappingCheck: Decoy = {
  kind: {
    id: 'flapping-check',
    title: 'Flapping check',
    description: 'A synthetic check of the service from one far place fails every other moment; only its line is bad.',
    targets: deployedServices,
  },
  strike(world, service) {
    const sinceMs = world.nowMs();
    const failsForMs = world.variety.amount(12_000, { from: 9000, to: 25_000 });
    const passesForMs = world.variety.amount(20_000, { from: 12_000, to: 60_000 });
    const lastsMs = world.variety.amount(600_000, { from: 300_000, to: 900_000 });
    let isRepaired = false;
    return {
      kind: flappingCheck.kind.id,
      service,
      sinceMs,
      failsSyntheticCheck: () => (world.nowMs() - sinceMs) % (failsForMs + passesForMs) < failsForMs,
      isOver: () => isRepaired || world.nowMs() - sinceMs >= lastsMs,
      repair: () => {
        isRepaired = true;
      },
    };
  },
};
