import { containerOf } from '#sandbox/platform/change-container.ts';
import type { Fault } from '#sandbox/platform/fault.ts';
import { faultyRelease } from '#sandbox/platform/faulty-release.ts';

/** A release whose image was never pushed. Its pods wait for it; the rollout hangs beside the old, healthy pods. */
export const badImage: Fault = {
  kind: {
    id: 'bad-image',
    title: 'Image not found',
    description: 'A release names an image that is not in the registry; its pods hang in ImagePullBackOff.',
    remedy:
      'Roll back (rollout undo), or set an image that exists. A restart, or deleting the pod, asks the registry for the same image again.',
    targets: ['notifications', 'id-cards', 'documents', 'billing-api'],
  },
  strike(world, service) {
    const release = faultyRelease(world, service, { suffix: 'hotfix.3', reason: 'built from a branch, not pushed' });
    return {
      kind: badImage.kind.id,
      service,
      sinceMs: world.nowMs(),
      behaviour: (pod) => (release.isIn(pod) ? { imagePullError: notFound(containerOf(pod)?.image ?? '') } : null),
      isOver: release.isOver,
      repair: release.repair,
    };
  },
};

/** As containerd words it. */
function notFound(image: string): string {
  return `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`;
}
