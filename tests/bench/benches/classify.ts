import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { Alert } from '#domain/alert.ts';
import { loadClassifier } from '#ml/classifier.ts';
import type { Classifier } from '#ml/classifier.ts';
import { writtenExamples } from '#ml/training/examples.ts';
import { trainInWorker } from '#ml/training/train-in-worker.ts';
import type { Figure, RunBench } from '#tests/bench/bench.ts';
import { median, quantile } from '#tests/bench/quantile.ts';
import { alertOf } from '#tests/ml/alerts.ts';

interface Effort {
  readonly single: number;
  readonly batches: number;
  /** How long the training in its thread is watched. */
  readonly trainingMs: number;
}

const usualEffort: Effort = { single: 4000, batches: 60, trainingMs: 20_000 };
const quickEffort: Effort = { single: 200, batches: 5, trainingMs: 1000 };
const batchSize = 64;
/** How often the event loop is asked; a delay below it cannot be seen. */
const resolutionMs = 1;

/** What classifying costs with the shipped model, features and reasons included, and whether it or a training beside it holds the event loop up. */
export const classify: RunBench = async ({ quick, say }) => {
  const effort = quick ? quickEffort : usualEffort;
  const alerts = await renderedAlerts();
  const classifier = await loadClassifier(join(import.meta.dirname, '../../../ml/models'));
  try {
    await singles(classifier, alerts, Math.min(1000, effort.single));
    say('one alert at a time');
    const single = await singles(classifier, alerts, effort.single);
    say(`batches of ${batchSize}`);
    const { perAlert, delayMs } = await batches(classifier, alerts, effort.batches);
    say('a training in its own thread');
    const training = await whileTraining(effort.trainingMs, classifier, alerts);
    const figures: readonly Figure[] = [
      {
        id: 'single',
        what: 'One alert, features and reasons included',
        unit: 'ms',
        median: median(single),
        p95: quantile(single, 0.95),
        p99: quantile(single, 0.99),
      },
      {
        id: 'batch',
        what: `Each alert of ${batchSize} given at once`,
        unit: 'ms',
        median: median(perAlert),
        p95: quantile(perAlert, 0.95),
      },
      { id: 'loop/inference', what: 'Longest delay of the event loop during batches', unit: 'ms', median: delayMs },
      { id: 'loop/training', what: 'Longest delay of the event loop during training', unit: 'ms', median: training },
    ];
    return {
      figures,
      notes: [
        'Alerts are rendered from the written examples, half of them with an expression in their generator URL.',
        `The event loop was asked every ${resolutionMs} ms; during the training one alert was classified every 50 ms beside it.`,
      ],
    };
  } finally {
    await classifier.close();
  }
};

async function renderedAlerts(): Promise<readonly Alert[]> {
  const examples = await writtenExamples(5);
  return examples.map(({ alert: { name, summary, description, labels, expression } }) =>
    alertOf({
      name,
      summary,
      description,
      labels,
      generatorUrl:
        expression === '' ? null : `http://prometheus:9090/graph?${new URLSearchParams({ 'g0.expr': expression })}`,
    }),
  );
}

async function singles(classifier: Classifier, alerts: readonly Alert[], count: number): Promise<readonly number[]> {
  const tookMs: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const alert = alerts[(turn * 7) % alerts.length];
    if (alert === undefined) throw new Error('there are no alerts to classify');
    const from = performance.now();
    await classifier.classify(alert);
    tookMs.push(performance.now() - from);
  }
  return tookMs;
}

async function batches(
  classifier: Classifier,
  alerts: readonly Alert[],
  count: number,
): Promise<{ readonly perAlert: readonly number[]; readonly delayMs: number }> {
  const perAlert: number[] = [];
  const delayMs = await longestDelay(async () => {
    for (let turn = 0; turn < count; turn += 1) {
      const from = (turn * batchSize) % (alerts.length - batchSize);
      const items = alerts.slice(from, from + batchSize).map((alert) => ({ alert }));
      const begun = performance.now();
      await classifier.classifyAll(items);
      perAlert.push((performance.now() - begun) / batchSize);
    }
  });
  return { perAlert, delayMs };
}

async function whileTraining(trainingMs: number, classifier: Classifier, alerts: readonly Alert[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'classify-bench-'));
  const enough = new AbortController();
  const training = trainInWorker({ out: folder, seed: 1, log: () => undefined }, enough.signal).catch(() => undefined);
  try {
    return await longestDelay(async () => {
      const end = performance.now() + trainingMs;
      while (performance.now() < end) {
        await singles(classifier, alerts, 1);
        await wait(50);
      }
    });
  } finally {
    enough.abort();
    await training;
    await rm(folder, { recursive: true, force: true });
  }
}

/** The longest the event loop was late while the work was done. */
async function longestDelay(work: () => Promise<void>): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs });
  delays.enable();
  // The first sample is taken before the work begins.
  await wait(2 * resolutionMs);
  delays.reset();
  await work();
  delays.disable();
  return Math.max(0, delays.max / 1e6 - resolutionMs);
}
