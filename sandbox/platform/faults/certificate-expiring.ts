import type { Fault } from '#sandbox/platform/fault.ts';

const hourMs = 3_600_000;
const renewedMs = 24 * 90 * hourMs;

/** The renewal by schedule has failed for weeks, and nobody has noticed until the last day and a half. */
export const certificateExpiring: Fault = {
  kind: {
    id: 'certificate-expiring',
    title: 'Certificate expiring',
    description:
      'The certificate that the service shows to the world ends in a day and a half; its renewal has failed.',
    remedy:
      'Order a new one (POST /certificates/<service>-tls/renew); it is there within seconds. A restart shows the same certificate.',
    targets: ['member-portal', 'auth', 'claims-api', 'billing-api'],
  },
  strike(world, service) {
    const leftMs = world.variety.amount(36, { from: 5, to: 60 }) * hourMs;
    const name = `${service}-tls`;
    const endsAtMs = world.nowMs() + leftMs;
    world.certificates.endAt(name, endsAtMs);
    return {
      kind: certificateExpiring.kind.id,
      service,
      sinceMs: world.nowMs(),
      isOver: () => (world.certificates.get(name)?.notAfterMs ?? Infinity) > endsAtMs,
      repair: () => world.certificates.endAt(name, world.nowMs() + renewedMs),
    };
  },
};
