import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import type { ContainerSpec } from '#sandbox/kubernetes/workload-objects.ts';
import type { Fault } from '#sandbox/platform/fault.ts';
import { faultyRollout } from '#sandbox/platform/faulty-rollout.ts';
import { livingPods } from '#sandbox/platform/pods-of-service.ts';
import { credentialsName } from '#sandbox/platform/service-settings.ts';
import { readData } from '#sandbox/platform/stored-data.ts';

const variable = 'SIGNING_KEY';

/** A release reads a Secret that exists on the developer's cluster only. The kubelet cannot make its containers. */
export const missingSecret: Fault = {
  kind: {
    id: 'missing-secret',
    title: 'Missing Secret',
    description:
      'A rollout reads a variable from a Secret, or a key of one, that nobody has created: its pods hang in CreateContainerConfigError.',
    remedy:
      'Create the Secret <service>-signing with the key that the event names (or add that key to <service>-db), or roll back (rollout undo). A restart looks for the same Secret again.',
    targets: ['payments', 'notifications', 'claims-api', 'id-cards'],
  },
  strike(world, service) {
    const secretKeyRef = world.variety.choice([
      { name: `${service}-signing`, key: 'private-key' },
      { name: credentialsName(service), key: 'signing-key' },
    ]);
    const { namespace } = world.spec(service);
    const rollout = faultyRollout(world, service, {
      change: (container) => ({
        ...container,
        env: [...envOf(container), { name: variable, valueFrom: { secretKeyRef } }],
      }),
      isFaulty: (container) => envOf(container).some(({ name }) => name === variable),
      changeCause: 'release: sign what we send',
    });
    const isThere = (): boolean =>
      readData(world, { resource: 'secrets', namespace, name: secretKeyRef.name }, secretKeyRef.key) !== null;
    return {
      kind: missingSecret.kind.id,
      service,
      sinceMs: world.nowMs(),
      isOver: () => rollout.isOver() || (isThere() && livingPods(world, service).every(isPodReady)),
      repair: rollout.repair,
    };
  },
};

function envOf(container: ContainerSpec): readonly { readonly name: string }[] {
  return (container['env'] ?? []) as readonly { readonly name: string }[];
}
