import type { Fault } from '#sandbox/platform/fault.ts';

const piledUp = 500;
const drained = 50;

/** A partner delivers a month at once. The consumers work as fast as they can, which is not fast enough. */
export const queueBacklog: Fault = {
  kind: {
    id: 'queue-backlog',
    title: 'Queue backlog',
    description: 'Messages arrive two and a half times as fast as usual; the consumers fall behind and the lag grows.',
    remedy:
      'Scale the consumer up (twice its pods work the backlog off within minutes). A restart interrupts the work and makes the lag grow.',
    targets: ['claims-worker', 'notifications'],
  },
  strike(world, service) {
    const arrivalFactor = world.variety.amount(2.5, { from: 2.1, to: 4 });
    let hasPiledUp = false;
    let isRepaired = false;
    return {
      kind: queueBacklog.kind.id,
      service,
      sinceMs: world.nowMs(),
      arrivalFactor: () => arrivalFactor,
      step: () => {
        hasPiledUp ||= world.lag(service) > piledUp;
      },
      logLine: () =>
        world.lag(service) > piledUp ? `INFO  batch of 500 taken, ${world.lag(service)} messages behind` : null,
      isOver: () => isRepaired || (hasPiledUp && world.lag(service) < drained),
      repair: () => {
        isRepaired = true;
      },
    };
  },
};
