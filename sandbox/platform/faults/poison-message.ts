import { isPodReady } from '#sandbox/kubernetes/pod-display.ts';
import type { Fault } from '#sandbox/platform/fault.ts';
import { queueCatalogue } from '#sandbox/platform/message-queue.ts';
import { livingPods } from '#sandbox/platform/pods-of-service.ts';
import { readSetting, writeSetting } from '#sandbox/platform/service-settings.ts';

const key = 'SKIP_OFFSETS';

/** One message that no consumer survives. It is never acknowledged, so the next consumer takes it, and the next. */
export const poisonMessage: Fault = {
  kind: {
    id: 'poison-message',
    title: 'Poison message',
    description:
      'One broken message makes every consumer that takes it crash; it is delivered again and again, and the lag grows.',
    remedy: `Set ${key} in the ConfigMap <service>-config to the partition and offset that the log names; the consumers read it when they start. A restart or more consumers take the same message again.`,
    targets: ['claims-worker', 'notifications'],
  },
  strike(world, service) {
    const topic = queueCatalogue.find(({ consumer }) => consumer === service)?.topic ?? '';
    const at = `${world.variety.choice([3, 0, 1, 5])}:${Math.round(world.variety.amount(482_913, { from: 90_000, to: 990_000 }))}`;
    const livesForMs = world.variety.amount(4000, { from: 2600, to: 7000 });
    const isSkipped = (): boolean => readSetting(world, service, key) === at;
    let isRepaired = false;
    return {
      kind: poisonMessage.kind.id,
      service,
      sinceMs: world.nowMs(),
      behaviour: (_pod, runningForMs) =>
        !isSkipped() && runningForMs >= livesForMs ? { termination: { reason: 'Error', exitCode: 2 } } : null,
      logLine: () =>
        isSkipped()
          ? null
          : `ERROR ${topic} partition:offset ${at}: cannot decode message: unexpected end of JSON input; panic: runtime error: invalid memory address or nil pointer dereference`,
      isOver: () => isRepaired || (isSkipped() && livingPods(world, service).every(isPodReady)),
      repair: () => {
        isRepaired = true;
        writeSetting(world, service, key, at);
      },
    };
  },
};
