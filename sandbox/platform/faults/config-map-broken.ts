import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { restartDeployment } from '#sandbox/platform/change-container.ts';
import { readSetting, writeSetting } from '#sandbox/platform/service-settings.ts';
import type { Fault } from '#sandbox/platform/fault.ts';
import { instanceOf } from '#sandbox/platform/instances.ts';
import { livingPods, servingPods } from '#sandbox/platform/pods-of-service.ts';

const key = 'REQUEST_TIMEOUT_MS';
const brokenValue = '5';

/**
 * Somebody edits a ConfigMap, takes milliseconds for seconds, and restarts the service. A program reads its settings
 * when it starts, so every instance has the value that the ConfigMap had then.
 */
export const configMapBroken: Fault = {
  kind: {
    id: 'config-map-broken',
    title: 'Broken ConfigMap',
    description: `An edit of the service's ConfigMap sets ${key} to ${brokenValue}: calls are given up before they are answered.`,
    remedy: `Patch ${key} in the ConfigMap <service>-config back to 5000 and restart the deployment. A restart alone reads the same value again, a patch alone is read by nobody.`,
    targets: ['payments', 'notifications', 'id-cards'],
  },
  strike(world, service) {
    // The share of requests that take longer than the broken timeout allows.
    const failingShare = world.variety.amount(0.4, { from: 0.2, to: 0.7 });
    const usual = readSetting(world, service, key) ?? '';
    const readAtStart = new Map<string, string | null>();
    const readAll = (): void => {
      const current = readSetting(world, service, key);
      for (const pod of world.pods(service)) {
        const instance = instanceOf(world, pod);
        if (!readAtStart.has(instance)) readAtStart.set(instance, current);
      }
    };
    const isBroken = (value: string | null): boolean => value === null || !(Number(value) >= world.spec(service).p50Ms);
    const isStruck = (pod: Pod): boolean => isBroken(readAtStart.get(instanceOf(world, pod)) ?? usual);
    readAll();
    writeSetting(world, service, key, brokenValue);
    restartDeployment(world, service, 'read the new timeout');
    return {
      kind: configMapBroken.kind.id,
      service,
      sinceMs: world.nowMs(),
      step: readAll,
      pressure: () => {
        const serving = servingPods(world, service);
        const struck = serving.filter(isStruck).length;
        return struck === 0 ? {} : { failureShare: (failingShare * struck) / serving.length };
      },
      logLine: (pod) =>
        isStruck(pod)
          ? `ERROR call to auth given up: no answer within ${readAtStart.get(instanceOf(world, pod)) ?? '(not set)'}ms (${key})`
          : null,
      isOver: () => !isBroken(readSetting(world, service, key)) && !livingPods(world, service).some(isStruck),
      repair: () => {
        writeSetting(world, service, key, usual);
        restartDeployment(world, service, 'repaired by hand');
        readAtStart.clear();
      },
    };
  },
};
