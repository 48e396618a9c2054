import type { Decoy } from '#sandbox/platform/decoy.ts';
import { deployedServices } from '#sandbox/platform/deployed-services.ts';

/** A newsletter goes out. For a minute or two the service has more to do, well within what it can. */
export const trafficBump: Decoy = {
  kind: {
    id: 'traffic-bump',
    title: 'Brief bump in traffic',
    description: 'A third more requests for some minutes, which the service answers as quickly as ever.',
    targets: deployedServices,
  },
  strike(world, service) {
    const sinceMs = world.nowMs();
    const requestFactor = world.variety.amount(1.3, { from: 1.15, to: 1.3 });
    const lastsMs = world.variety.amount(120_000, { from: 60_000, to: 240_000 });
    let isRepaired = false;
    return {
      kind: trafficBump.kind.id,
      service,
      sinceMs,
      pressure: () => ({ requestFactor }),
      isOver: () => isRepaired || world.nowMs() - sinceMs >= lastsMs,
      repair: () => {
        isRepaired = true;
      },
    };
  },
};
