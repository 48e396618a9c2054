import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll } from 'vitest';
import { parse } from 'yaml';
import { createHttpClient } from '#clients/http.ts';
import { createKubernetesClient } from '#clients/kubernetes.ts';
import { createPagerDutyClient } from '#clients/pagerduty.ts';
import { createPrometheusClient } from '#clients/prometheus.ts';
import { createSlackClient } from '#clients/slack.ts';
import type { Clock } from '#domain/clock.ts';
import type { JobName, JobPayload } from '#domain/jobs.ts';
import type { Deps } from '#incidents/deps.ts';
import type { Policy } from '#incidents/policy.ts';
import { loadClassifier } from '#ml/classifier.ts';
import { loadRunbooks } from '#runbooks/reading/load-runbooks.ts';
import type { Platform, Workspace } from '#sandbox/contract.ts';
import { startPlatform } from '#sandbox/platform/start-platform.ts';
import { startWorkspace } from '#sandbox/slack/start-workspace.ts';
import { openDatabase, type Database, type DatabaseLocation, type Transaction } from '#store/database.ts';
import { migrate } from '#store/migrate.ts';
import { openQueue } from '#store/queue.ts';
import { readableLog, type LogLine } from '#tests/handlers/slack/readable-log.ts';
import { closedAddress } from './closed-address.ts';
import { migratedLocation } from './migrated-location.ts';
import { testPolicy } from './test-policy.ts';

export interface TestDeps {
  /** What the use cases get; spread it to change a part for one test. */
  readonly deps: Deps;
  readonly database: Database;
  readonly clock: TestClock;
  readonly log: readonly LogLine[];
  /** Only where asked for. */
  readonly workspace: Workspace;
  /** Only where asked for; it stands still until `advance` moves it. */
  readonly platform: Platform;
  /** Jobs that wait and whose payload holds `about`. No worker takes them, so what was sent stays to be seen. */
  jobs<Name extends JobName>(name: Name, about?: Partial<JobPayload<Name>>): Promise<readonly WaitingJob<Name>[]>;
  /** Runs and commits one transaction. */
  write<T>(work: (trx: Transaction) => Promise<T>): Promise<T>;
}

export interface WaitingJob<Name extends JobName> {
  readonly payload: JobPayload<Name>;
  readonly startAfter: Date;
  readonly priority: number;
  readonly key: string | null;
}

/** A clock that only the test moves. */
export interface TestClock extends Clock {
  advance(ms: number): void;
  set(now: Date): void;
}

export interface TestDepsOptions {
  /** Where a database without rows is; one in memory unless given. */
  readonly location?: () => Promise<DatabaseLocation>;
  /** Starts a Slack workspace; without it Slack is an address where nobody listens. */
  readonly slack?: boolean;
  /** Starts a cluster, its metrics and a pager; without it this installation has none of them. */
  readonly platform?: boolean;
  readonly policy?: Partial<Policy>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Real parts for the use cases of one suite, built before its first test and stopped after its last: database, queue,
 * classifier, runbook library, and clients that meet the sandbox over the wire. Tests share the database, so each uses
 * alerts and incidents of its own.
 */
export function useTestDeps(options: TestDepsOptions = {}): TestDeps {
  let built: Built | undefined;
  beforeAll(async () => {
    built = await build(options);
  });
  afterAll(async () => {
    await built?.stop();
  });
  const get = (): Built => {
    if (!built) throw new Error('the test deps exist only while tests run');
    return built;
  };
  return {
    get deps() {
      return get().deps;
    },
    get database() {
      return get().database;
    },
    get clock() {
      return get().clock;
    },
    get log() {
      return get().log;
    },
    get workspace() {
      return askedFor(get().workspace, 'slack');
    },
    get platform() {
      return askedFor(get().platform, 'platform');
    },
    jobs: (name, about) => waitingJobs(get().database, name, about ?? {}),
    write: (work) => get().database.db.transaction().execute(work),
  };
}

interface Built {
  readonly deps: Deps;
  readonly database: Database;
  readonly clock: TestClock;
  readonly log: readonly LogLine[];
  readonly workspace: Workspace | null;
  readonly platform: Platform | null;
  readonly stop: () => Promise<void>;
}

async function build(options: TestDepsOptions): Promise<Built> {
  const stops: (() => unknown)[] = [];
  const database = await openDatabase(await (options.location ?? migratedLocation)());
  stops.push(() => database.close());
  await migrate(database.db);
  const { log, lines } = readableLog();
  const queue = await openQueue(database, {
    spies: true,
    onError: (error) => log.error({ err: error }, 'queue error'),
  });
  stops.push(() => queue.stop(0));
  const classifier = await loadClassifier(`${root}ml/models`);
  stops.push(() => classifier.close());
  const { runbooks } = await loadRunbooks(`${root}runbooks/library`);
  const workspace = options.slack
    ? await startWorkspace({
        host: '127.0.0.1',
        manifest: parse(await readFile(`${root}slack-manifest.yml`, 'utf8')) as object,
        rateLimits: 'off',
      })
    : null;
  stops.push(() => workspace?.stop());
  const platform = options.platform ? await startPlatform({ manualClock: true }) : null;
  stops.push(() => platform?.stop());
  const kubernetes =
    platform && createKubernetesClient({ kubeconfig: { kind: 'text', text: platform.kubernetes.kubeconfig } });
  stops.push(() => kubernetes?.close());
  const clock = testClock(new Date('2026-03-01T03:00:00Z'));
  const deps: Deps = {
    db: database.db,
    queue,
    clock,
    log,
    policy: { ...testPolicy, ...options.policy },
    classifier,
    learned: { severity: null, trackRecord: null, priors: null },
    runbooks,
    clients: {
      slack: workspace
        ? createSlackClient({ token: workspace.botToken, apiUrl: workspace.apiUrl })
        : createSlackClient({ token: 'xoxb-none', apiUrl: `http://${await closedAddress()}/api/` }),
      kubernetes,
      loki: null,
      http: createHttpClient({ allow: [] }),
      scripts: null,
      prometheus: platform && createPrometheusClient({ url: platform.prometheus.url }),
      pagerduty:
        platform &&
        createPagerDutyClient({
          routingKey: platform.pagerduty.routingKey,
          server: platform.pagerduty.server,
          caPem: platform.pagerduty.caPem,
        }),
    },
  };
  const stop = async (): Promise<void> => {
    for (const each of stops.toReversed()) await each();
  };
  return { deps, database, clock, log: lines, workspace, platform, stop };
}

function testClock(start: Date): TestClock {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    advance: (ms) => void (now += ms),
    set: (at) => void (now = at.getTime()),
  };
}

async function waitingJobs<Name extends JobName>(
  database: Database,
  name: Name,
  about: object,
): Promise<readonly WaitingJob<Name>[]> {
  const { rows } = await sql<{
    data: JobPayload<Name>;
    start_after: Date;
    priority: number;
    singleton_key: string | null;
  }>`
    select data, start_after, priority, singleton_key from pgboss.job
    where name = ${name} and state < 'active' and data @> ${JSON.stringify(about)}::jsonb
    order by created_on, start_after, id`.execute(database.db);
  return rows.map((row) => ({
    payload: row.data,
    startAfter: row.start_after,
    priority: row.priority,
    key: row.singleton_key,
  }));
}

function askedFor<T>(part: T | null, option: keyof TestDepsOptions): T {
  if (part === null) throw new Error(`this suite did not ask for it: useTestDeps({ ${option}: true })`);
  return part;
}
