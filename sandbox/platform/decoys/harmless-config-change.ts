import type { Decoy } from '#sandbox/platform/decoy.ts';
import { deployedServices } from '#sandbox/platform/deployed-services.ts';
import { readSetting, writeSetting } from '#sandbox/platform/service-settings.ts';

const key = 'LOG_LEVEL';

/** Somebody wants to see more in the logs and edits the ConfigMap of a service. No pod restarts, so none reads it. */
export const harmlessConfigChange: Decoy = {
  kind: {
    id: 'harmless-config-change',
    title: 'Harmless change of configuration',
    description: `An edit of the service's ConfigMap turns ${key} to debug; nobody restarts anything.`,
    targets: deployedServices,
  },
  strike(world, service) {
    writeSetting(world, service, key, readSetting(world, service, key) === 'debug' ? 'info' : 'debug');
    return {
      kind: harmlessConfigChange.kind.id,
      service,
      sinceMs: world.nowMs(),
      isOver: () => true,
      repair: () => undefined,
    };
  },
};
