import type { Fault } from '#sandbox/platform/fault.ts';
import { currentInstances, instanceOf, survivors } from '#sandbox/platform/instances.ts';
import { credentialsOf } from '#sandbox/platform/service-settings.ts';
import { writeData } from '#sandbox/platform/stored-data.ts';

/** Connections that are open stay open; the pool replaces them one by one. */
const poolTurnsOverMs = 15_000;

/** The password of the database is rotated, in the Secret too. The instances that run have read the old one. */
export const expiredCredentials: Fault = {
  kind: {
    id: 'expired-credentials',
    title: 'Rotated password',
    description:
      'The password of the database has been rotated; running instances sign in with the old one and are refused.',
    remedy:
      'Restart the pods (rollout restart): they read the Secret anew when they start. Rolling back or scaling brings the old instances no new password.',
    targets: ['billing-api', 'payments', 'documents'],
  },
  strike(world, service) {
    let struck = currentInstances(world, service);
    const total = Math.max(1, struck.size);
    const sinceMs = world.nowMs();
    const worst = world.variety.amount(0.6, { from: 0.3, to: 0.95 });
    const user = service.replaceAll('-', '_');
    const password = Buffer.from(`rotated-${sinceMs}`).toString('base64');
    writeData(world, credentialsOf(world, service), { password }, 'secrets-operator');
    const turnedOver = (): number => Math.min(1, (world.nowMs() - sinceMs) / poolTurnsOverMs);
    return {
      kind: expiredCredentials.kind.id,
      service,
      sinceMs,
      pressure: () => ({ failureShare: (worst * turnedOver() * survivors(world, service, struck)) / total }),
      logLine: (pod) =>
        struck.has(instanceOf(world, pod))
          ? `ERROR ${service}-pool - cannot open a connection: FATAL: password authentication failed for user "${user}" (SQLSTATE 28P01)`
          : null,
      isOver: () => survivors(world, service, struck) === 0,
      repair: () => {
        struck = new Set();
      },
    };
  },
};
