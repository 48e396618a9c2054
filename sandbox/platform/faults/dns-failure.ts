import type { Fault } from '#sandbox/platform/fault.ts';
import { corefile } from '#sandbox/platform/seeds/seed-name-service.ts';
import { readData, writeData } from '#sandbox/platform/stored-data.ts';

const wrongForwarder = 'forward . 10.99.0.53';
/** Programs keep the names that they ask for most. */
const shareOfOthers = 0.25;
const reloadMs = 5000;

/** An edit of the Corefile names a forwarder that does not answer; CoreDNS reloads by itself and fails many lookups. */
export const dnsFailure: Fault = {
  kind: {
    id: 'dns-failure',
    title: 'DNS failure',
    description:
      "An edit of CoreDNS's configuration breaks name resolution in the cluster; the service and others cannot find whom they call.",
    remedy:
      'Patch the Corefile of the ConfigMap coredns in kube-system back (forward . /etc/resolv.conf); CoreDNS reloads within seconds. Restarting the services makes them ask for more names.',
    targets: ['claims-api', 'member-portal', 'billing-api', 'claims-worker'],
  },
  strike(world, service) {
    const { key } = corefile;
    const usual = readData(world, corefile, key) ?? '';
    writeData(world, corefile, { [key]: usual.replace(/forward \. \S+/, wrongForwarder) }, 'kubectl-edit');
    const failureShare = world.variety.amount(0.4, { from: 0.25, to: 0.7 });
    const wording = world.variety.choice(wordings);
    const share = (of: string): number => {
      if (world.spec(of).dependsOn.length === 0) return 0;
      return of === service ? failureShare : failureShare * shareOfOthers;
    };
    let goodSinceMs: number | null = null;
    const line = (of: string): string | null => {
      const [dependency] = world.spec(of).dependsOn;
      if (dependency === undefined) return null;
      const { namespace } = world.spec(dependency.service);
      return wording(dependency.service, `${dependency.service}.${namespace}.svc.cluster.local`);
    };
    return {
      kind: dnsFailure.kind.id,
      service,
      sinceMs: world.nowMs(),
      pressure: () => ({ failureShare: share(service), slowMs: 400 }),
      pressureOn: (of) => ({ failureShare: share(of) }),
      dnsFailureShare: () => failureShare * 0.5,
      callTrouble: (caller) => ({ failedShare: share(caller), code: '503' }),
      step: () => {
        const isWrong = readData(world, corefile, key)?.includes(wrongForwarder) === true;
        goodSinceMs = isWrong ? null : (goodSinceMs ?? world.nowMs());
      },
      logLine: () => line(service),
      logLineOn: (of) => (world.spec(of).database === undefined && world.nowMs() % 4000 < 1000 ? line(of) : null),
      isOver: () => goodSinceMs !== null && world.nowMs() - goodSinceMs >= reloadMs,
      repair: () => writeData(world, corefile, { [key]: usual }, 'kubectl-edit'),
    };
  },
};

/** As programs in Go, Node and Java say that a name could not be found. */
const wordings: readonly [Wording, ...Wording[]] = [
  (peer, host) => `ERROR call to ${peer}: dial tcp: lookup ${host} on 10.96.0.10:53: no such host`,
  (peer, host) => `ERROR call to ${peer}: dial tcp: lookup ${host} on 10.96.0.10:53: server misbehaving`,
  (peer, host) => `ERROR call to ${peer}: getaddrinfo EAI_AGAIN ${host}`,
];

type Wording = (peer: string, host: string) => string;
