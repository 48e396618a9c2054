import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { createHttpClient } from '#clients/http.ts';
import { createKubernetesClient } from '#clients/kubernetes.ts';
import { createLokiClient } from '#clients/loki.ts';
import { createPagerDutyClient } from '#clients/pagerduty.ts';
import { createPrometheusClient } from '#clients/prometheus.ts';
import { createScriptRunner } from '#clients/script.ts';
import { createSlackClient } from '#clients/slack.ts';
import { systemClock, type Clock } from '#domain/clock.ts';
import { createSlackApp } from '#handlers/slack/slack-app.ts';
import type { Deps, Log } from '#incidents/deps.ts';
import { loadClassifier } from '#ml/classifier.ts';
import { readCausePriors } from '#ml/root-cause/cause-priors-file.ts';
import { readSeverityModel } from '#ml/severity/severity-file.ts';
import { readTrackRecord } from '#ml/track-record/track-record-file.ts';
import { loadRunbooks } from '#runbooks/reading/load-runbooks.ts';
import { formatProblem } from '#runbooks/reading/runbook-problem.ts';
import { openDatabase } from '#store/database.ts';
import { migrate } from '#store/migrate.ts';
import { openQueue } from '#store/queue.ts';
import type { Config, Secrets } from './config.ts';
import { createHttp } from './http.ts';
import { kubernetesOptions } from './kubernetes-options.ts';
import { createMetrics } from './metrics.ts';
import { runbookNames } from './runbook-names.ts';
import { Teardown } from './teardown.ts';
import { jobHandlers } from './worker.ts';

export interface Running {
  /** Where the HTTP server listens. */
  readonly url: string;
  readonly deps: Deps;
  /** Stops everything in reverse order, each part within its bound; calling it again changes nothing. */
  stop(): Promise<void>;
}

export interface ComposeOptions {
  readonly log: Log;
  readonly clock?: Clock;
  /** Job spies, for tests. */
  readonly spies?: boolean;
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Builds the running application from its configuration: one straight line, torn down in reverse. */
export async function compose(config: Config, secrets: Secrets, options: ComposeOptions): Promise<Running> {
  const { settings, policy } = config;
  const { log } = options;
  const teardown = new Teardown(log);
  try {
    const database = await openDatabase(config.database);
    teardown.add('database', () => database.close());
    await migrate(database.db);
    const queue = await openQueue(database, {
      spies: options.spies ?? false,
      onError: (error) => log.error({ err: error }, 'queue error'),
      onWarning: (message, facts) => log.warn({ facts }, `queue: ${message}`),
    });
    teardown.add('queue', () => queue.stop());

    const library = await loadRunbooks(
      settings.runbooks.folder ?? join(root, 'runbooks', 'library'),
      runbookNames(settings),
    );
    for (const problem of library.problems) log.error({ problem }, `runbook refused: ${formatProblem(problem)}`);
    const modelFolder = settings.model.folder ?? join(root, 'ml', 'models');
    const classifier = await loadClassifier(modelFolder);
    teardown.add('classifier', () => classifier.close());

    const kubernetes = settings.kubernetes && createKubernetesClient(kubernetesOptions(settings.kubernetes));
    if (kubernetes) teardown.add('kubernetes client', () => kubernetes.close());
    const deps: Deps = {
      db: database.db,
      queue,
      clock: options.clock ?? systemClock,
      log,
      policy,
      classifier,
      learned: {
        severity: await readSeverityModel(modelFolder),
        trackRecord: await readTrackRecord(modelFolder),
        priors: await readCausePriors(modelFolder),
      },
      runbooks: library.runbooks,
      clients: {
        slack: createSlackClient({
          token: secrets.slackBotToken,
          ...(settings.slack.api_url && { apiUrl: settings.slack.api_url }),
        }),
        kubernetes,
        prometheus:
          settings.prometheus &&
          createPrometheusClient({
            url: settings.prometheus.url,
            partialAnswers: settings.prometheus.partial_answers,
            ...(secrets.prometheusToken && { auth: { kind: 'bearer', token: secrets.prometheusToken } }),
          }),
        loki:
          settings.loki &&
          createLokiClient({
            url: settings.loki.url,
            ...(settings.loki.tenant && { tenant: settings.loki.tenant }),
            ...(secrets.lokiToken && { auth: { kind: 'bearer', token: secrets.lokiToken } }),
          }),
        http: createHttpClient({ allow: settings.http.allow, secrets: secrets.scripts }),
        scripts:
          settings.scripts.folder === null
            ? null
            : createScriptRunner({ folder: settings.scripts.folder, secrets: secrets.scripts }),
        pagerduty:
          secrets.pagerdutyRoutingKey === null
            ? null
            : createPagerDutyClient({
                routingKey: secrets.pagerdutyRoutingKey,
                ...(settings.pagerduty.server && { server: settings.pagerduty.server }),
                ...(settings.pagerduty.ca_file && { caPem: await readFile(settings.pagerduty.ca_file, 'utf8') }),
              }),
      },
    };

    const slack = createSlackApp({
      deps,
      mode: secrets.slackAppToken
        ? { kind: 'socket', appToken: secrets.slackAppToken }
        : { kind: 'http', signingSecret: secrets.slackSigningSecret ?? '' },
      botToken: secrets.slackBotToken,
      ...(settings.slack.api_url && { slackApiUrl: settings.slack.api_url }),
      log,
    });
    await slack.start();
    teardown.add('slack', () => slack.stop());

    await queue.work(jobHandlers(deps));
    const http = createHttp(deps, {
      webhooks: {
        credentials: secrets.webhooks,
        labels: settings.webhooks.labels,
        maxBodyBytes: settings.webhooks.max_body_bytes,
      },
      slack: slack.http,
      metrics: createMetrics(queue),
    });
    const url = await listen(http.fetch, settings.http, teardown);
    return { url, deps, stop: () => teardown.run() };
  } catch (error) {
    await teardown.run();
    throw error;
  }
}

async function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  at: { readonly host: string; readonly port: number },
  teardown: Teardown,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: at.host, port: at.port }, (info) => {
      const host = at.host.includes(':') ? `[${at.host}]` : at.host;
      resolve(`http://${host}:${info.port}`);
    });
    server.once('error', reject);
    teardown.add(
      'http',
      () =>
        new Promise((done) => {
          server.close(() => done());
          // A sender's idle connection must not hold the process; a request under way has a second.
          if ('closeIdleConnections' in server) server.closeIdleConnections();
          if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), 1000).unref();
        }),
    );
  });
}
