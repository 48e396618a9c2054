import { deployedContainer } from './change-container.ts';
import type { World } from './fault.ts';
import { faultyRollout, type FaultyRollout } from './faulty-rollout.ts';

/** A release of another image of the service: its tag with a suffix, and a line of what the release is for. */
export function faultyRelease(
  world: World,
  service: string,
  release: { readonly suffix: string; readonly reason: string },
): FaultyRollout {
  const image = `${deployedContainer(world, service)?.image ?? ''}-${release.suffix}`;
  return faultyRollout(world, service, {
    change: (container) => ({ ...container, image }),
    isFaulty: (container) => container.image === image,
    changeCause: `release ${image.split(':').at(-1)}: ${release.reason}`,
  });
}
