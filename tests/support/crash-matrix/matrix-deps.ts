import { createHttpClient } from '#clients/http.ts';
import { createKubernetesClient } from '#clients/kubernetes.ts';
import { createLokiClient } from '#clients/loki.ts';
import { createPagerDutyClient } from '#clients/pagerduty.ts';
import { createPrometheusClient } from '#clients/prometheus.ts';
import { createScriptRunner } from '#clients/script.ts';
import { createSlackClient } from '#clients/slack.ts';
import { systemClock } from '#domain/clock.ts';
import type { Deps, Log } from '#incidents/deps.ts';
import type { Policy } from '#incidents/policy.ts';
import { people } from '#sandbox/slack/seed.ts';
import { openDatabase } from '#store/database.ts';
import { openQueue } from '#store/queue.ts';
import { idleClassifier } from '#tests/support/idle-classifier.ts';
import { testPolicy } from '#tests/support/test-policy.ts';
import type { Addresses } from './addresses.ts';

/** Whoever approves and settles doubts. */
export const matrixPerson = people.priya.id;

const policy: Policy = {
  ...testPolicy,
  approvers: [matrixPerson],
  onCall: [],
  approvalExpiryMs: 60 * 60_000,
  approvalReminderMs: 60 * 60_000,
  // Two seconds between two looks at the cluster become a tenth of one.
  waitScale: 0.05,
  guardrails: { ...testPolicy.guardrails, protectedNamespaces: [], maxPodsPercent: 100 },
};

export interface MatrixDeps {
  readonly deps: Deps;
  stop(): Promise<void>;
}

/**
 * The application without its HTTP server and its model, which no run asks for: real store, queue and clients. `alone`
 * as the queue has it.
 */
export async function openMatrixDeps(
  at: Addresses,
  options: { readonly alone: boolean; readonly log: Log },
): Promise<MatrixDeps> {
  const { log, alone } = options;
  const database = await openDatabase({ kind: 'postgres', url: at.databaseUrl, poolSize: 6 });
  const queue = await openQueue(database, { alone, onError: (error) => log.error({ err: error }, 'queue error') });
  const kubernetes = createKubernetesClient({ kubeconfig: { kind: 'text', text: at.kubeconfig } });
  const deps: Deps = {
    db: database.db,
    queue,
    clock: systemClock,
    log,
    policy,
    classifier: idleClassifier(),
    learned: { severity: null, trackRecord: null, priors: null },
    runbooks: [],
    clients: {
      slack: createSlackClient({ token: at.slackToken, apiUrl: at.slackApiUrl }),
      kubernetes,
      prometheus: createPrometheusClient({ url: at.prometheusUrl }),
      loki: createLokiClient({ url: at.lokiUrl }),
      http: createHttpClient({ allow: at.serviceUrls.map((host) => ({ host, private: true })) }),
      scripts: createScriptRunner({ folder: at.scriptsFolder, secrets: {} }),
      pagerduty: createPagerDutyClient({ routingKey: at.pagerDutyKey, server: at.pagerDuty, caPem: at.caPem }),
    },
  };
  return {
    deps,
    async stop() {
      await kubernetes.close();
      await queue.stop(0);
      await database.close();
    },
  };
}
