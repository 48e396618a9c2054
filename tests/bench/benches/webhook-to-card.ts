import type { Figure, RunBench } from '#tests/bench/bench.ts';
import { watchCards, type CardTimes } from '#tests/bench/card-times.ts';
import { standUpFirebreak, type FirebreakStand } from '#tests/bench/firebreak-stand.ts';
import { latencyAlert, webhookBody } from '#tests/bench/alert-bodies.ts';
import { median, quantile } from '#tests/bench/quantile.ts';

interface Counts {
  /** Incidents before the first one that counts: the model is loaded and the code is compiled by then. */
  readonly warmUp: number;
  readonly sequential: number;
  readonly bursts: number;
  readonly burst: number;
  readonly limited: number;
}

const usualCounts: Counts = { warmUp: 5, sequential: 40, bursts: 3, burst: 10, limited: 30 };
const quickCounts: Counts = { warmUp: 1, sequential: 3, bursts: 1, burst: 3, limited: 2 };

/** How long the first incident's card takes at three in the morning, and that of each of ten at once. */
export const webhookToCard: RunBench = async (options) => {
  const counts = options.quick ? quickCounts : usualCounts;
  const figures: Figure[] = [];
  await withStand('off', counts.warmUp, async (measure) => {
    options.say(`${counts.sequential} incidents, one after the other`);
    figures.push(...figuresOf('sequential', 'One at a time', await oneByOne(measure, counts.sequential)));
    const burst: CardTimes[] = [];
    for (let round = 0; round < counts.bursts; round += 1) {
      options.say(`${counts.burst} incidents at once, ${round + 1} of ${counts.bursts}`);
      burst.push(...(await Promise.all(Array.from({ length: counts.burst }, measure))));
    }
    figures.push(...figuresOf('burst', `${counts.burst} at once, ${counts.bursts} times`, burst));
  });
  await withStand('enforced', 0, async (measure) => {
    options.say(`${counts.limited} incidents, one after the other, with Slack's limits`);
    figures.push(...figuresOf('limited', 'One at a time, Slack’s limits on', await oneByOne(measure, counts.limited)));
  });
  return { figures, notes: notesOn(counts) };
};

type Measure = () => Promise<CardTimes>;

async function withStand(
  slackLimits: 'enforced' | 'off',
  warmUp: number,
  work: (measure: Measure) => Promise<void>,
): Promise<void> {
  const stand = await standUpFirebreak({ database: 'embedded', slackLimits, platform: true });
  const cards = watchCards(stand.workspace);
  let count = 0;
  const measure: Measure = () => measureOne(stand, cards, (count += 1));
  try {
    await oneByOne(measure, warmUp);
    await work(measure);
  } finally {
    cards.stop();
    await stand.stop();
  }
}

async function oneByOne(measure: Measure, times: number): Promise<readonly CardTimes[]> {
  const all: CardTimes[] = [];
  for (let done = 0; done < times; done += 1) all.push(await measure());
  return all;
}

/** A place of its own for every alert: the cluster's name, which the card shows, tells whose card it is. */
async function measureOne(
  stand: FirebreakStand,
  cards: ReturnType<typeof watchCards>,
  number: number,
): Promise<CardTimes> {
  const cluster = `bench-${number}`;
  const body = webhookBody([latencyAlert(number, cluster)]);
  const sentAtMs = performance.now();
  const seen = cards.of(`\`${cluster}\``, sentAtMs);
  const answer = await fetch(`${stand.app.url}/webhooks/alertmanager`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${stand.webhookToken}` },
    body,
  });
  const answeredMs = performance.now() - sentAtMs;
  const text = await answer.text();
  if (answer.status !== 202) throw new Error(`the webhook answered ${answer.status}: ${text}`);
  return { ...(await seen), answeredMs };
}

function figuresOf(id: string, what: string, times: readonly CardTimes[]): readonly Figure[] {
  const figure = (stage: string, words: string, samples: readonly number[]): Figure => ({
    id: `${id}/${stage}`,
    what: `${what}: ${words}`,
    unit: 'ms',
    median: median(samples),
    p95: quantile(samples, 0.95),
  });
  return [
    figure(
      'answered',
      '202 answered',
      times.map(({ answeredMs }) => answeredMs),
    ),
    figure(
      'card',
      'card posted',
      times.map(({ cardMs }) => cardMs),
    ),
    figure(
      'assessed',
      'card with the assessment',
      times.map(({ assessedMs }) => assessedMs),
    ),
  ];
}

function notesOn({ sequential, bursts, burst, limited }: Counts): readonly string[] {
  return [
    `${sequential} incidents one after the other, ${bursts} bursts of ${burst}, ${limited} with Slack’s limits; each on a service and cluster of its own. p95 is the nearest rank.`,
    'App, sandbox (Slack, Kubernetes, Prometheus, PagerDuty) and sender share one process and its event loop; everything goes over loopback HTTP. A real Slack adds its own time to each of the calls before a card: create, topic, invite, post.',
    'Embedded database in a folder; it does not fsync (PGlite starts PostgreSQL with -F).',
    'Slack’s rate limits are off in the first two, because they would be what is measured: Slack allows 20 new channels a minute, so from the 21st on each waits about three seconds for Slack. The third has them on.',
    'The services are healthy, so the evidence speaks against the alert, no runbook fits, and the incident is escalated and paged.',
  ];
}
