import { afterAll, beforeAll } from 'vitest';
import type { Platform, PlatformView } from '#sandbox/contract.ts';
import { startPlatform } from '#sandbox/platform/start-platform.ts';
import { startAlertReceiver, type AlertReceiver } from '#tests/sandbox/alertmanager/alert-receiver.ts';
import { clusterHands, type ClusterHands } from '#tests/sandbox/kubernetes/cluster-hands.ts';

export interface FaultStory {
  readonly platform: Platform;
  readonly hands: ClusterHands;
  readonly receiver: AlertReceiver;
  service(name: string): PlatformView['services'][number];
  /** Simulated milliseconds until the condition holds; throws when it does not within `withinMs`. */
  until(condition: () => boolean, what: string, withinMs: number): Promise<number>;
  /** Whether a group of this rule and service was posted with the status. */
  posted(status: 'firing' | 'resolved', alertname: string, service: string): boolean;
}

/** A platform with a manual clock and somebody who listens to its alerts, for the tests of one file. */
export function tellFaultStory(): FaultStory {
  let platform: Platform;
  let hands: ClusterHands;
  let receiver: AlertReceiver;
  beforeAll(async () => {
    platform = await startPlatform({ manualClock: true, seed: 11, warmUpMs: 45_000 });
    receiver = await startAlertReceiver();
    hands = clusterHands(platform);
    platform.setAlertReceiver({ url: receiver.url, bearerToken: 'story' });
  });
  afterAll(async () => {
    await platform.stop();
    await receiver.stop();
  });
  return {
    get platform() {
      return platform;
    },
    get hands() {
      return hands;
    },
    get receiver() {
      return receiver;
    },
    service(name) {
      const found = platform.view().services.find((service) => service.name === name);
      if (!found) throw new Error(`no service ${name}`);
      return found;
    },
    async until(condition, what, withinMs) {
      for (let passedMs = 0; passedMs <= withinMs; passedMs += 250) {
        if (condition()) return passedMs;
        await platform.advance(250);
      }
      throw new Error(`${what} did not happen within ${withinMs} simulated ms`);
    },
    posted: (status, alertname, service) =>
      receiver.groups.some(
        (group) =>
          group.status === status &&
          group.groupLabels['alertname'] === alertname &&
          group.groupLabels['service'] === service,
      ),
  };
}
