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
import { defaultDecisionTable } from '#incidents/rules/default-decision-table.ts';
import { people } from '#sandbox/slack/seed.ts';
import { openDatabase } from '#store/database.ts';
import { openQueue } from '#store/queue.ts';
import { idleClassifier } from '#tests/support/idle-classifier.ts';
import type { Addresses } from './addresses.ts';

/** Whoever approves and settles doubts. */
export const matrixPerson = people.priya.id;

const policy: Policy = {
  approvers: [matrixPerson],
  onCall: [],
  services: {},
  autonomy: [],
  defaultAutonomy: 'ask',
  actConfidence: 0.6,
  highConfidence: 0.85,
  decisions: defaultDecisionTable,
  recordBars: { fewestRuns: 3, poorBelow: 0.5, goodFrom: 0.5, provenFrom: 0.7, provenRuns: 5 },
  claimConfidence: 0.7,
  correlationWindowMs: 15 * 60_000,
  approvalExpiryMs: 60 * 60_000,
  approvalReminderMs: 60 * 60_000,
  evidenceTimeoutMs: 10_000,
  logs: null,
  // Two seconds between two looks at the cluster become a tenth of one.
  waitScale: 0.05,
  metrics: {},
  roles: {},
  quorum: 1,
  quorumByRisk: {},
  excludeRequester: false,
  guardrails: {
    protectedNamespaces: [],
    allowedActions: [],
    freezeWindows: [],
    budget: {
      windowMs: 60_000,
      perTarget: null,
      perNamespace: null,
      perCluster: null,
      podsPerNamespace: null,
      podsPerCluster: null,
      whenSpent: 'refuse',
    },
    cooldownMs: 0,
    maxPodsPercent: 100,
  },
  targets: { whenBusy: 'wait', waitAtMostMs: 30 * 60_000 },
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
