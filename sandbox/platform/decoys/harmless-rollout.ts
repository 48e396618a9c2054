import { changeContainer, deployedContainer } from '#sandbox/platform/change-container.ts';
import type { Decoy } from '#sandbox/platform/decoy.ts';
import { deployedServices } from '#sandbox/platform/deployed-services.ts';

const reasons = [
  'update translations',
  'bump the logging library',
  'rename an internal metric',
  'remove a feature flag that nobody reads',
  'rebuild on the patched base image',
] as const;

/** The next release of a service, which is as good as the one before. It stays: there is nothing to take back. */
export const harmlessRollout: Decoy = {
  kind: {
    id: 'harmless-rollout',
    title: 'Harmless rollout',
    description: 'A release of the service goes out that changes nothing for anybody.',
    targets: deployedServices,
  },
  strike(world, service) {
    const image = deployedContainer(world, service)?.image ?? '';
    const next = image.replace(/\d+$/, (last) => String(Number(last) + 1));
    const reason = world.variety.choice(reasons);
    const changeCause = `release ${next.split(':').at(-1)}: ${reason}`;
    changeContainer(world, service, (container) => ({ ...container, image: next }), changeCause);
    return {
      kind: harmlessRollout.kind.id,
      service,
      sinceMs: world.nowMs(),
      isOver: () => true,
      repair: () => undefined,
    };
  },
};
