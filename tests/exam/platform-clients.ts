import { createHttpClient } from '#clients/http.ts';
import { createKubernetesClient } from '#clients/kubernetes.ts';
import { createLokiClient } from '#clients/loki.ts';
import { createPrometheusClient } from '#clients/prometheus.ts';
import { createSlackClient } from '#clients/slack.ts';
import type { Deps } from '#incidents/deps.ts';
import type { Platform } from '#sandbox/contract.ts';
import { kubeconfig } from '#sandbox/platform/kubeconfig.ts';
import { closedAddress } from '#tests/support/closed-address.ts';
import { startTinyServer, type TinyServer } from '#tests/support/tiny-server.ts';
import type { EvidenceSourceName, IncidentPlan } from './incident-plan.ts';

export interface PlatformClients {
  readonly clients: Deps['clients'];
  stop(): Promise<void>;
}

/**
 * The real clients, each meeting the platform over the wire; the missing source's meets its outage instead. Slack is
 * an address where nobody listens: no job is worked off that would say something there.
 */
export async function connectToPlatform(
  platform: Platform,
  missing: IncidentPlan['missing'],
): Promise<PlatformClients> {
  const outage = missing === null ? null : await startOutage(missing);
  const met = <At extends Address>(source: EvidenceSourceName, usual: At): At =>
    outage !== null && missing?.source === source ? { ...usual, ...outage.address } : usual;
  const cluster = met('kubernetes', platform.kubernetes);
  const kubernetes = createKubernetesClient({
    kubeconfig: { kind: 'text', text: kubeconfig({ ...cluster, user: 'firebreak' }) },
  });
  return {
    clients: {
      slack: createSlackClient({ token: 'xoxb-none', apiUrl: `http://${await closedAddress()}/api/` }),
      kubernetes,
      prometheus: createPrometheusClient(met('prometheus', platform.prometheus)),
      loki: createLokiClient(met('loki', platform.loki)),
      pagerduty: null,
      http: createHttpClient({ allow: [] }),
      scripts: null,
    },
    async stop() {
      await outage?.stop();
      await kubernetes.close();
    },
  };
}

interface Address {
  readonly url: string;
  readonly caPem?: string;
}

interface Outage {
  readonly address: Address;
  stop(): Promise<void>;
}

/** A cluster is reached by TLS and by nothing else, so that its outage speaks TLS too. */
async function startOutage({ source, how }: NonNullable<IncidentPlan['missing']>): Promise<Outage> {
  const tls = source === 'kubernetes';
  switch (how) {
    case 'refuses':
      return {
        address: { url: `${tls ? 'https' : 'http'}://${await closedAddress()}` },
        stop: async () => undefined,
      };
    case 'answers_503':
      return serve(await startTinyServer(() => ({ status: 503, body: 'no healthy upstream' }), { tls }));
    case 'hangs':
      return serve(await startTinyServer(() => 'hang', { tls }));
  }
}

function serve(server: TinyServer): Outage {
  const { url, caPem } = server;
  return { address: caPem === '' ? { url } : { url, caPem }, stop: () => server.stop() };
}
