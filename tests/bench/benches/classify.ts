import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { Alert } from '#domain/alert.ts';
import { loadClassifier } from '#ml/classifier.ts';
import type { Classifier } from '#ml/classifier.ts';
import { writtenExamples } from '#ml/training/examples.ts';
import { seededRandom } from '#ml/training/random.ts';
import type { Random } from '#ml/training/random.ts';
import { trainInWorker } from '#ml/training/train-in-worker.ts';
import type { Figure, RunBench } from '#tests/bench/bench.ts';
import { median, quantile } from '#tests/bench/quantile.ts';
import { alertOf } from '#tests/ml/alerts.ts';

interface Effort {
  /** Rules of the fleet, and alerts of each kind that are classified one by one and in batches. */
  readonly rules: number;
  readonly single: number;
  readonly batches: number;
  /** How long the training in its thread is watched. */
  readonly trainingMs: number;
}

const usualEffort: Effort = { rules: 1000, single: 1200, batches: 20, trainingMs: 20_000 };
const quickEffort: Effort = { rules: 100, single: 100, batches: 3, trainingMs: 1000 };
const batchSize = 64;
/** How often the event loop is asked; a delay below it cannot be seen. */
const resolutionMs = 1;

/** What classifying costs with the shipped model, features and reasons included, and whether it or a training beside it holds the event loop up. */
export const classify: RunBench = async ({ quick, say }) => {
  const effort = quick ? quickEffort : usualEffort;
  const { rules, strangers } = await renderedAlerts(effort.rules);
  const random = seededRandom(7);
  const firings = (count: number): readonly Alert[] =>
    Array.from({ length: count }, (_, at) => rules[at % rules.length]).flatMap((rule) =>
      rule === undefined ? [] : [againOf(rule, random)],
    );
  const [strangeOnes, strangeBatches] = [strangers.slice(0, effort.single), strangers.slice(effort.single)];
  const classifier = await loadClassifier(join(import.meta.dirname, '../../../ml/models'));
  try {
    await singles(classifier, firings(2 * rules.length));
    say('one alert at a time');
    const single = await singles(classifier, firings(effort.single));
    const strange = await singles(classifier, strangeOnes);
    say(`batches of ${batchSize}`);
    const known = await batches(classifier, firings(effort.batches * batchSize));
    const unseen = await batches(classifier, strangeBatches.slice(0, effort.batches * batchSize));
    const idle = await longestDelay(() => wait(effort.trainingMs / 2));
    say('a training in its own thread');
    const training = await whileTraining(effort.trainingMs, classifier, rules);
    const figures: readonly Figure[] = [
      spread('single', 'One alert of a rule that fired before, features and reasons included', single),
      spread('single/new', 'One alert of a rule that never fired before', strange),
      spread('batch', `Each alert of ${batchSize} given at once, of rules that fired before`, known.perAlert),
      spread(
        'batch/new',
        `Each alert of ${batchSize} given at once, of rules that never fired before`,
        unseen.perAlert,
      ),
      longest('loop/idle', 'with nothing to do', idle),
      longest('loop/inference', 'during batches', Math.max(known.delayMs, unseen.delayMs)),
      longest('loop/training', 'during training', training),
    ];
    return {
      figures,
      notes: [
        `A fleet of ${rules.length} rules, rendered from the written examples, half of them with an expression in their generator URL; every firing has other figures in its texts and labels.`,
        'What was read of a name, a text or an expression is kept, so that a rule is cheaper from its second firing on.',
        `The event loop was asked every ${resolutionMs} ms; during the training one alert was classified every 50 ms beside it.`,
      ],
    };
  } finally {
    await classifier.close();
  }
};

function spread(id: string, what: string, samples: readonly number[]): Figure {
  const [p95, p99] = [quantile(samples, 0.95), quantile(samples, 0.99)];
  return { id, what, unit: 'ms', median: median(samples), p95, ...(samples.length >= 100 && { p99 }) };
}

function longest(id: string, when: string, median: number): Figure {
  return { id, what: `Longest delay of the event loop ${when}`, unit: 'ms', median };
}

/** Alerts of a fleet's rules, and of rules that share neither name nor summary with one of them. */
async function renderedAlerts(
  count: number,
): Promise<{ readonly rules: readonly Alert[]; readonly strangers: readonly Alert[] }> {
  const alerts = (await writtenExamples(5)).map(({ alert: { name, summary, description, labels, expression } }) =>
    alertOf({
      name,
      summary,
      description,
      labels,
      generatorUrl:
        expression === '' ? null : `http://prometheus:9090/graph?${new URLSearchParams({ 'g0.expr': expression })}`,
    }),
  );
  const [step, wordings] = [Math.floor(alerts.length / count), new Set<string>()];
  const rules = alerts.filter((_, at) => at % step === 0).slice(0, count);
  for (const { name, summary } of rules) wordings.add(name).add(summary);
  const strangers = alerts.filter(({ name, summary }) => {
    const isStrange = !wordings.has(name) && !wordings.has(summary);
    wordings.add(name).add(summary);
    return isStrange;
  });
  return { rules, strangers };
}

/** The same rule firing again: other figures in its texts and labels. */
function againOf(alert: Alert, random: Random): Alert {
  const other = (text: string): string => text.replace(/\b\d+\b/g, () => String(1 + Math.floor(random() * 999)));
  const labels = Object.fromEntries(Object.entries(alert.labels).map(([key, value]) => [key, other(value)]));
  return { ...alert, summary: other(alert.summary), description: other(alert.description), labels };
}

async function singles(classifier: Classifier, alerts: readonly Alert[]): Promise<readonly number[]> {
  const tookMs: number[] = [];
  for (const alert of alerts) {
    const from = performance.now();
    await classifier.classify(alert);
    tookMs.push(performance.now() - from);
  }
  return tookMs;
}

async function batches(
  classifier: Classifier,
  alerts: readonly Alert[],
): Promise<{ readonly perAlert: readonly number[]; readonly delayMs: number }> {
  const perAlert: number[] = [];
  const delayMs = await longestDelay(async () => {
    for (let from = 0; from + batchSize <= alerts.length; from += batchSize) {
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
        await singles(classifier, alerts.slice(0, 1));
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
