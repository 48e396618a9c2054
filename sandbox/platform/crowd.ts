import type { World } from './fault.ts';

const servedWithinMs = 30_000;
const comfortableCpu = 0.85;

export interface Crowd {
  /** Once a tick. */
  readonly step: () => void;
  readonly isServed: () => boolean;
}

/** A crowd is served once the service has answered most of its requests below 85 % of its CPU for half a minute. */
export function createCrowd(world: World, service: string, factor: number): Crowd {
  let keptUpMs = 0;
  let lastMs = world.nowMs();
  return {
    step() {
      const state = world.state(service);
      const copes =
        state.readyPods > 0 &&
        state.cpuRatio < comfortableCpu &&
        state.requestsPerSecond > world.spec(service).requestsPerSecond * 0.9 * factor;
      keptUpMs = copes ? keptUpMs + world.nowMs() - lastMs : 0;
      lastMs = world.nowMs();
    },
    isServed: () => keptUpMs >= servedWithinMs,
  };
}
