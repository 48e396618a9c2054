import type { Fault } from '#sandbox/platform/fault.ts';

const minuteMs = 60_000;
const renewedMs = 90 * 24 * 60 * minuteMs;

/** The certificate has ended. Whoever checks it, which is everybody, breaks the connection off. */
export const certificateExpired: Fault = {
  kind: {
    id: 'certificate-expired',
    title: 'Certificate expired',
    description: 'The certificate that the service shows to the world has ended; its callers refuse to talk to it.',
    remedy:
      'Order a new one (POST /certificates/<service>-tls/renew); callers trust it as soon as it is there. A restart of either side changes nothing.',
    targets: ['auth', 'claims-api', 'billing-api', 'member-portal'],
  },
  strike(world, service) {
    const name = `${service}-tls`;
    const endedMs = world.nowMs() - world.variety.amount(1, { from: 0.2, to: 9 }) * minuteMs;
    world.certificates.endAt(name, endedMs);
    const callers = world.callers(service);
    const failureShare = world.variety.amount(0.4, { from: 0.25, to: 0.7 });
    const isExpired = (): boolean => (world.certificates.get(name)?.notAfterMs ?? 0) <= world.nowMs();
    const callOf = (caller: string) => callers.find((call) => call.service === caller);
    const stamp = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
    return {
      kind: certificateExpired.kind.id,
      service,
      sinceMs: world.nowMs(),
      pressure: () => (isExpired() ? { failureShare, requestFactor: 0.5 } : {}),
      pressureOn: (of) => {
        const call = isExpired() ? callOf(of) : undefined;
        return call === undefined ? null : { failureShare: call.weight };
      },
      callTrouble: (caller, peer) =>
        peer === service && callOf(caller) !== undefined && isExpired() ? { failedShare: 1, code: '503' } : null,
      logLine: () =>
        isExpired()
          ? 'ERROR http: TLS handshake error from 10.244.1.9:51122: remote error: tls: expired certificate'
          : null,
      logLineOn: (of) =>
        callOf(of) !== undefined && isExpired()
          ? `ERROR call to ${service}: tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time ${stamp(world.nowMs())} is after ${stamp(endedMs)}`
          : null,
      isOver: () => !isExpired(),
      repair: () => world.certificates.endAt(name, world.nowMs() + renewedMs),
    };
  },
};
