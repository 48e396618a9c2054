import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';
import { usergroups } from '#sandbox/slack/seed.ts';
import type { DatabaseLocation } from '#store/database.ts';
import { freePort } from './free-port.ts';
import type { OutsideWorld } from './outside-world.ts';
import { waitFor } from './wait-for.ts';

export interface FirebreakProcess {
  /** The same after every restart, as behind a Service. */
  readonly url: string;
  readonly webhookToken: string;
  /** Where its data are, for a look at them once the process is gone. */
  readonly database: DatabaseLocation;
  /** Starts it, again after a kill or a stop, and resolves when it is ready to take work. */
  start(): Promise<void>;
  /** SIGKILL, sent before this returns: nothing of the process runs any more. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Ctrl-C; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** What it has written so far, over all its lives. */
  log(): readonly string[];
  /** Ends it if need be and takes its folder away. */
  remove(): Promise<void>;
}

export interface FirebreakOptions {
  readonly world: OutsideWorld;
  readonly database: 'embedded' | { readonly url: string };
  /** Multiplies every wait of a runbook. */
  readonly waitScale: number;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const webhookToken = 'token-of-the-alertmanager';
const patienceMs = 90_000;

/**
 * Firebreak as an installation runs it: `cli.ts serve` in a process of its own, with a firebreak.yml, its secrets in
 * the environment, and the outside world over the wire. Not started yet.
 */
export async function firebreakProcess(options: FirebreakOptions): Promise<FirebreakProcess> {
  const { workspace, platform } = options.world;
  const folder = await mkdtemp(join(tmpdir(), 'firebreak-process-'));
  const port = await freePort();
  const database: DatabaseLocation =
    options.database === 'embedded'
      ? { kind: 'embedded', folder: join(folder, 'data') }
      : { kind: 'postgres', url: options.database.url };
  const configFile = join(folder, 'firebreak.yml');
  const kubeconfig = join(folder, 'kubeconfig');
  const caFile = join(folder, 'ca.pem');
  await writeFile(kubeconfig, platform.kubernetes.kubeconfig, { mode: 0o600 });
  await writeFile(caFile, platform.pagerduty.caPem);
  // JSON is YAML, which saves the file a writer of its own.
  const settings = settingsFile(options.world, { port, kubeconfig, caFile, dataFolder: join(folder, 'data') });
  await writeFile(configFile, JSON.stringify(settings));

  const environment = {
    PATH: process.env['PATH'],
    FIREBREAK_CONFIG: configFile,
    // Where Node itself keeps compiled modules when asked to: every life but the first starts in half the time.
    NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
    FIREBREAK_WAIT_SCALE: String(options.waitScale),
    FIREBREAK_WEBHOOK_TOKEN: webhookToken,
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_SIGNING_SECRET: workspace.signingSecret,
    PAGERDUTY_ROUTING_KEY: platform.pagerduty.routingKey,
    ...(database.kind === 'postgres' && { DATABASE_URL: database.url }),
  };
  const url = `http://127.0.0.1:${port}`;
  const lines: string[] = [];
  let child: ChildProcess | null = null;
  const killWithUs = () => child?.kill('SIGKILL');
  process.once('exit', killWithUs);

  return {
    url,
    webhookToken,
    database,
    async start() {
      const starting = spawn(process.execPath, ['app/cli.ts', 'serve'], { cwd: root, env: environment });
      child = starting;
      for (const stream of [starting.stdout, starting.stderr]) {
        createInterface({ input: stream }).on('line', (line) => lines.push(line));
      }
      const ready = async () => {
        if (hasEnded(starting)) return 'ended';
        return (await fetch(`${url}/readyz`)).ok ? 'ready' : null;
      };
      try {
        await waitFor('Firebreak to be ready', ready, { timeoutMs: patienceMs });
      } catch (error) {
        // Whoever waits in vain has nothing to stop it by.
        await end(starting, 'SIGKILL');
        throw error;
      }
      if (hasEnded(starting)) throw new Error(`Firebreak has ended:\n${lines.slice(-15).join('\n')}`);
    },
    kill: () => end(child, 'SIGKILL'),
    async stop() {
      await end(child, 'SIGINT');
      return child?.exitCode ?? null;
    },
    log: () => lines,
    async remove() {
      process.off('exit', killWithUs);
      await end(child, 'SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function end(child: ChildProcess | null, signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
  if (child === null || hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function settingsFile(
  { workspace, platform }: OutsideWorld,
  at: { readonly port: number; readonly kubeconfig: string; readonly caFile: string; readonly dataFolder: string },
): object {
  const perService = serviceCatalogue.map(({ name, tier, flow, poolMax }) => [
    name,
    { tier, flow, vars: { pool_max: poolMax } },
  ]);
  return {
    http: { port: at.port },
    database: { folder: at.dataFolder },
    slack: { api_url: workspace.apiUrl },
    prometheus: { url: platform.prometheus.url },
    kubernetes: { kubeconfig: at.kubeconfig },
    pagerduty: { server: platform.pagerduty.server, ca_file: at.caFile },
    approvers: [usergroups.sreOncall.id],
    on_call: [usergroups.sreOncall.id],
    services: Object.fromEntries(perService),
    // A starved test machine must not change what Firebreak makes of an incident.
    approvals: { page_after: '20m' },
    evidence: {
      timeout: '60s',
      metrics: {
        // The platform measures durations in milliseconds.
        p99_latency: { query: 'http_request_duration_seconds{service="{{ service }}", quantile="0.99"}', unit: 'ms' },
        db_connections: { query: 'pg_stat_activity_count{service="{{ service }}"}', unit: 'count' },
      },
    },
  };
}
