import type { Workspace } from '#sandbox/contract.ts';
import { people } from '#sandbox/slack/seed.ts';
import type { BenchOptions, Figure, RunBench } from '#tests/bench/bench.ts';
import type { ClientJob, ClientReport } from '#tests/bench/client-job.ts';
import { standUpFirebreak, type StandOptions } from '#tests/bench/firebreak-stand.ts';
import { alertedServices } from '#tests/bench/alert-bodies.ts';
import { median, quantile } from '#tests/bench/quantile.ts';
import { runClient } from '#tests/bench/run-client.ts';
import { incidentChannels } from '#tests/support/incident-in-slack.ts';
import { startPostgres } from '#tests/support/postgres.ts';
import { startRealAlertmanager } from '#tests/support/real-alertmanager.ts';

/** How many alerts a request carries, over how many connections requests come, and how many are enough. */
const shapes = [
  { batch: 1, connections: 8, maxRequests: 6000 },
  { batch: 10, connections: 8, maxRequests: 2000 },
  { batch: 100, connections: 1, maxRequests: 200 },
] as const;
type Shape = (typeof shapes)[number];

interface Effort {
  readonly runs: number;
  /** Of one run. */
  readonly maxMs: number;
}

const usualEffort: Effort = { runs: 3, maxMs: 5000 };
const quickEffort: Effort = { runs: 1, maxMs: 1000 };

const warmUpMs = 30_000;

/** One run against something freshly started. */
interface Run {
  readonly report: ClientReport;
  /** Accepted alerts that had no incident yet when the client stopped; null where there is no such thing. */
  readonly waiting: number | null;
}

interface Taker {
  readonly id: string;
  readonly what: string;
  run(shape: Shape, effort: Effort): Promise<Run>;
}

/** How many alerts a second are on disk and acknowledged while the app does all its other work. */
export const ingestRate: RunBench = async (options) => {
  const effort = options.quick ? quickEffort : usualEffort;
  const postgres = await startPostgres({ fsync: true });
  try {
    const onPostgres: Taker = {
      id: 'postgres',
      what: 'PostgreSQL',
      run: async (shape, each) =>
        await runFirebreak({ kind: 'postgres', url: await postgres.createDatabase() }, shape, each),
    };
    const takers: readonly Taker[] = [embedded, onPostgres, alertmanager];
    const missing = await whyNoAlertmanager();
    const present = missing === null ? takers : takers.filter((taker) => taker !== alertmanager);
    const figures: Figure[] = [];
    for (const shape of shapes) figures.push(...(await compare(present, shape, effort, options)));
    return { figures, notes: [...notes, missing ?? alertmanagerNote] };
  } finally {
    await postgres.stop();
  }
};

const embedded: Taker = {
  id: 'embedded',
  what: 'Embedded',
  run: (shape, effort) => runFirebreak('embedded', shape, effort),
};

const alertmanager: Taker = {
  id: 'alertmanager',
  what: 'Alertmanager',
  async run(shape, effort) {
    const server = await startRealAlertmanager({ webhooks: [] });
    if ('skipped' in server) throw new Error(server.skipped);
    try {
      const to = { url: `${server.url}/api/v2/alerts`, headers: {}, dialect: 'push', accepted: 200 } as const;
      await runClient({ ...to, ...warmUp(shape) });
      return { report: await runClient({ ...to, ...load(shape, effort) }), waiting: null };
    } finally {
      await server.stop();
    }
  },
};

/** Null where Debian's Alertmanager can be started. */
async function whyNoAlertmanager(): Promise<string | null> {
  const server = await startRealAlertmanager({ webhooks: [] });
  if ('skipped' in server) return `Alertmanager for comparison: ${server.skipped}.`;
  await server.stop();
  return null;
}

async function runFirebreak(database: StandOptions['database'], shape: Shape, effort: Effort): Promise<Run> {
  const stand = await standUpFirebreak({ database, slackLimits: 'off', platform: false });
  try {
    const to = {
      url: `${stand.app.url}/webhooks/alertmanager`,
      headers: { authorization: `Bearer ${stand.webhookToken}` },
      dialect: 'webhook',
      accepted: 202,
    } as const;
    await runClient({ ...to, ...warmUp(shape) });
    await everyServiceHasItsCard(stand.workspace);
    const report = await runClient({ ...to, ...load(shape, effort) });
    const { waiting } = await stand.app.deps.db
      .selectFrom('alerts')
      .select((select) => select.fn.countAll<number>().as('waiting'))
      .where('incident', 'is', null)
      .executeTakeFirstOrThrow();
    return { report, waiting };
  } finally {
    await stand.stop();
  }
}

type Amount = Pick<ClientJob, 'batch' | 'connections' | 'firstAlert' | 'maxRequests' | 'maxMs'>;

/** Enough alerts for one incident of every service, so that a run meets a night that has begun already. */
function warmUp({ batch }: Shape): Amount {
  const maxRequests = Math.ceil(alertedServices / batch);
  return { batch, connections: 1, firstAlert: 0, maxRequests, maxMs: warmUpMs };
}

function load(shape: Shape, { maxMs }: Effort): Amount {
  return { ...shape, firstAlert: 1000, maxMs };
}

async function everyServiceHasItsCard(workspace: Workspace): Promise<void> {
  const viewer = people.walter.id;
  const cards = () => incidentChannels(workspace, viewer).filter(({ pinned }) => pinned.length > 0).length;
  await workspace.waitFor(() => cards() === alertedServices, 'a card for every service', warmUpMs);
}

async function compare(
  takers: readonly Taker[],
  shape: Shape,
  effort: Effort,
  { say }: BenchOptions,
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const rates = new Map<string, number>();
  for (const taker of takers) {
    say(`${taker.what}, batches of ${shape.batch}`);
    const runs: Run[] = [];
    for (let run = 0; run < effort.runs; run += 1) runs.push(await taker.run(shape, effort));
    const measured = figuresOf(taker, shape, runs);
    rates.set(taker.id, measured.rate);
    figures.push(...measured.figures);
  }
  const theirs = rates.get(alertmanager.id);
  if (theirs === undefined) return figures;
  for (const taker of takers.filter(({ id }) => id !== alertmanager.id)) {
    figures.push({
      id: `${taker.id}/${shape.batch}/to-alertmanager`,
      what: `Batches of ${shape.batch}: ${taker.what} to Alertmanager`,
      unit: '×',
      median: (rates.get(taker.id) ?? 0) / theirs,
    });
  }
  return figures;
}

function figuresOf(
  { id, what }: Taker,
  { batch, connections }: Shape,
  runs: readonly Run[],
): { readonly rate: number; readonly figures: readonly Figure[] } {
  const name = `Batches of ${batch}, ${connections === 1 ? '1 connection' : `${connections} connections`}: ${what}`;
  const rates = runs.map(({ report }) => (report.alerts * 1000) / report.tookMs);
  const requests = runs.flatMap(({ report }) => report.requestMs);
  const waiting = runs.flatMap((run) => (run.waiting === null ? [] : [run.waiting]));
  const rate = median(rates);
  return {
    rate,
    figures: [
      { id: `${id}/${batch}/rate`, what: name, unit: 'alerts/s', median: rate, runs: rates },
      {
        id: `${id}/${batch}/request`,
        what: `${name}, a request`,
        unit: 'ms',
        median: median(requests),
        p95: quantile(requests, 0.95),
      },
      ...(waiting.length === 0
        ? []
        : [
            {
              id: `${id}/${batch}/waiting`,
              what: `${name}, accepted and not yet in an incident at the end`,
              unit: 'alerts' as const,
              median: median(waiting),
              runs: waiting,
            },
          ]),
    ],
  };
}

const notes: readonly string[] = [
  'Each run has an app and an empty database of its own. It begins when each of 12 services has an incident and a card, and ends after 5 s, or 6,000 alerts in batches of 1, 20,000 in the others. The client sends from a thread of its own; every alert is new.',
  'The app does all its other work meanwhile, in the same process: it correlates the alerts and edits the cards in the sandbox’s Slack (which shares the process too, its rate limits off). What it had not got round to is the line “not yet in an incident”.',
  'Embedded: PGlite in a folder, which does not fsync (it starts PostgreSQL with -F), so a commit survives the end of the process but not that of the machine. PostgreSQL: 18, its own processes on the same machine, fsync on.',
];

const alertmanagerNote =
  'Alertmanager: Debian’s, the same client and labels at its POST /api/v2/alerts, without receivers. It keeps alerts in memory only and answers before anything is on disk; Firebreak answers after the commit.';
