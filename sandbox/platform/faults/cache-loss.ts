import { cacheCatalogue } from '#sandbox/platform/cache-catalogue.ts';
import { createCrowd } from '#sandbox/platform/crowd.ts';
import type { Fault } from '#sandbox/platform/fault.ts';

const troublingCpu = 1.25;
const coldHitShare = 0.08;

/**
 * The cache fails over and comes back empty. Every lookup goes to the database and costs several times the work; only
 * answers that are given fill the cache again, so a service that cannot keep up stays cold.
 */
export const cacheLoss: Fault = {
  kind: {
    id: 'cache-loss',
    title: 'Cache lost',
    description: 'The Redis of the service goes away for a moment and comes back empty: nearly every lookup misses.',
    remedy:
      'Scale the service up until its CPU is below 85 %: the answers fill the cache within half a minute. A restart, or waiting, leaves it as cold as it is.',
    targets: cacheCatalogue.map(({ service }) => service),
  },
  strike(world, service) {
    const name = cacheCatalogue.find((cache) => cache.service === service)?.name ?? '';
    const sinceMs = world.nowMs();
    const downForMs = world.variety.amount(20_000, { from: 8000, to: 90_000 });
    const usual = Math.max(2.4, troublingCpu / world.spec(service).cpuRatio);
    const workFactor = world.variety.amount(usual, { from: usual, to: usual * 1.25 });
    const slowMs = world.variety.amount(500, { from: 300, to: 1500 });
    const crowd = createCrowd(world, service, 1);
    const isDown = (): boolean => world.nowMs() - sinceMs < downForMs;
    let isRepaired = false;
    return {
      kind: cacheLoss.kind.id,
      service,
      sinceMs,
      pressure: () => ({ workFactor, slowMs }),
      cache: (of) => (of === service ? { isUp: !isDown(), hitShare: coldHitShare } : null),
      step: crowd.step,
      logLine: () =>
        isDown()
          ? `ERROR cache ${name}:6379: dial tcp ${name}:6379: connect: connection refused, asking the database`
          : `WARN  cache ${name}: 92 of 100 lookups missed, asking the database`,
      isOver: () => isRepaired || (!isDown() && crowd.isServed()),
      repair: () => {
        isRepaired = true;
      },
    };
  },
};
