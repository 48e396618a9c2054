import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { PageView, Workspace } from '#sandbox/contract.ts';
import { createIncidentList } from '#sandbox/pagerduty/incident-list.ts';
import { createPagerDutyApp } from '#sandbox/pagerduty/pagerduty-app.ts';
import { kubeconfig } from '#sandbox/platform/kubeconfig.ts';
import { makeCertificates } from '#sandbox/platform/make-certificates.ts';
import { serveApp } from '#sandbox/platform/serve-app.ts';
import { startWorkspace } from '#sandbox/slack/start-workspace.ts';
import type { Addresses } from './addresses.ts';
import { type EffectScripts, writeEffectScripts } from './effect-scripts.ts';
import { type EffectServer, startEffectServer } from './effect-server.ts';
import { createMessageRecord, type MessageRecord } from './message-record.ts';
import { type MatrixCluster, startMatrixCluster } from './matrix-cluster.ts';

/** The world at the wire: it lives as long as the matrix, whichever process dies, and remembers what was done to it. */
export interface MatrixWorld {
  readonly cluster: MatrixCluster;
  readonly service: EffectServer;
  readonly scripts: EffectScripts;
  readonly workspace: Workspace;
  pages(): readonly PageView[];
  readonly messages: MessageRecord;
  readonly ports: WorldPorts;
  /** Where its service is itself. */
  readonly servicePort: number;
  /** The world by these ports, which may be taps before its own. */
  addresses(ports: WorldPorts & { readonly service: readonly number[] }): Addresses;
  /** Calls whenever a script has acted. */
  onScript(listen: () => void): void;
  stop(): Promise<void>;
}

/** Ports of 127.0.0.1. */
export interface WorldPorts {
  readonly database: number;
  readonly kubernetes: number;
  readonly slack: number;
  readonly pagerDuty: number;
  readonly queries: number;
}

const manifestFile = new URL('../../../slack-manifest.yml', import.meta.url);
const host = '127.0.0.1';
const routingKey = 'a'.repeat(32);

/** Starts it for so many runs at a time. */
export async function startMatrixWorld(databaseUrl: string, slots: number): Promise<MatrixWorld> {
  const listeners: (() => void)[] = [];
  const tls = await makeCertificates();
  const cluster = await startMatrixCluster(tls);
  const service = await startEffectServer();
  const scripts = await writeEffectScripts(slots, () => listeners.forEach((listen) => listen()));
  const manifest = parse(await readFile(manifestFile, 'utf8')) as object;
  const workspace = await startWorkspace({ host, manifest, rateLimits: 'off' });
  const incidents = createIncidentList(() => Date.now());
  const { app } = createPagerDutyApp({ incidents, routingKey, apiToken: 'none', onEvent: () => undefined });
  const pagerDuty = await serveApp(app, { host, port: 0, tls });
  const ports: WorldPorts = {
    database: Number(new URL(databaseUrl).port),
    kubernetes: cluster.port,
    slack: Number(new URL(workspace.url).port),
    pagerDuty: pagerDuty.port,
    queries: service.port,
  };
  return {
    cluster,
    service,
    scripts,
    workspace,
    pages: () => incidents.pages(),
    messages: createMessageRecord(workspace),
    ports,
    servicePort: service.port,
    addresses: (at) => ({
      databaseUrl: withPort(databaseUrl, at.database),
      kubeconfig: kubeconfig({
        url: `https://${host}:${at.kubernetes}`,
        caPem: tls.caPem,
        token: cluster.token,
        user: 'firebreak',
      }),
      slackApiUrl: withPort(workspace.apiUrl, at.slack),
      slackToken: workspace.botToken,
      pagerDuty: `${host}:${at.pagerDuty}`,
      pagerDutyKey: routingKey,
      caPem: tls.caPem,
      prometheusUrl: `http://${host}:${at.queries}`,
      lokiUrl: `http://${host}:${at.queries}`,
      serviceUrls: at.service.map((port) => `http://${host}:${port}`),
      scriptsFolder: scripts.folder,
    }),
    onScript: (listen) => void listeners.push(listen),
    async stop() {
      await Promise.all([cluster.stop(), service.stop(), scripts.stop(), workspace.stop(), pagerDuty.stop()]);
    },
  };
}

function withPort(url: string, port: number): string {
  const changed = new URL(url);
  changed.port = String(port);
  return changed.href;
}
