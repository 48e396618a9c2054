import type { PrometheusClient, Sample } from '#clients/prometheus.ts';
import type { EvidenceQuestion, EvidenceSource } from './evidence-source.ts';
import type { Notebook } from './notebook.ts';
import { findScope } from './prometheus/find-scope.ts';
import type { MetricScope } from './prometheus/metric-scope.ts';
import type { MetricSignal } from './prometheus/metric-signal.ts';
import { nodeSignals } from './prometheus/node-signals.ts';
import { peerSignals } from './prometheus/peer-signals.ts';
import { platformSignals } from './prometheus/platform-signals.ts';
import { requestSignals } from './prometheus/request-signals.ts';
import { resourceSignals } from './prometheus/resource-signals.ts';
import { stateSignals } from './prometheus/state-signals.ts';
import { storeSignals } from './prometheus/store-signals.ts';

/** Everything that is looked for in Prometheus beside the configured metrics. */
const signals: readonly MetricSignal[] = [
  ...requestSignals,
  ...resourceSignals,
  ...storeSignals,
  ...peerSignals,
  ...nodeSignals,
  ...platformSignals,
  ...stateSignals,
];

/** Queries under way at once: a Prometheus has work of its own. */
const mostAtOnce = 10;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * Asks for the usual exporters' metrics of the service, its nodes, and what it calls. A metric without a series is no finding, neither seen nor
 * not seen: nobody measures it here. Nor is one whose query failed.
 */
export const prometheusEvidence: EvidenceSource = {
  name: 'prometheus',
  async collect(question, notebook) {
    const { prometheus } = question.deps.clients;
    const { service } = question.incident;
    // That it is not configured is said by the source of the configured metrics.
    if (!prometheus || service === null) return;
    const scope = await findScope(question, service, prometheus, notebook);
    const offsets = usualOffsets(question);
    await inTurns(signals, mostAtOnce, question.signal, (signal) => look(signal, scope, offsets, prometheus, notebook));
  },
};

/** Shortly before the trouble, half an hour before, and a day before: the median of what there is tells what is usual. */
function usualOffsets({ startedAt, now }: EvidenceQuestion): readonly number[] {
  const ageMs = Math.min(Math.max(0, now.getTime() - startedAt.getTime()), 6 * hourMs);
  return [minuteMs, 30 * minuteMs, dayMs].map((beforeMs) => Math.round((ageMs + beforeMs) / 1000));
}

async function look(
  { finding, ask, onlyIf, isCompared = false, judge }: MetricSignal,
  scope: MetricScope,
  offsets: readonly number[],
  prometheus: PrometheusClient,
  notebook: Notebook,
): Promise<void> {
  const query = ask(scope, 0);
  if (query === null) return;
  if (onlyIf) {
    const there = await notebook.ask(finding, () => finite(prometheus, onlyIf(scope)));
    if (there === null || there.length === 0) return;
  }
  const series = await notebook.ask(finding, () => finite(prometheus, query));
  if (series === null || series.length === 0) return;
  const before = isCompared ? offsets.map((offset) => ask(scope, offset)).filter((one) => one !== null) : [];
  const answers = await Promise.all(before.map((one) => notebook.ask(finding, () => finite(prometheus, one))));
  const usual = median(answers.flatMap(greatestOf));
  // That there was nothing before is an answer; that nobody could say what there was is none, and the number of now means nothing then.
  if (usual === null && answers.includes(null)) return;
  const verdict = judge({ series, value: greatest(series), usual, scope });
  if (verdict) notebook.note({ id: finding, ...verdict, reference: query });
}

async function finite(prometheus: PrometheusClient, query: string): Promise<readonly Sample[]> {
  const { series } = await prometheus.query(query);
  return series.filter(({ value }) => Number.isFinite(value));
}

function greatest(series: readonly Sample[]): number {
  return Math.max(...series.map(({ value }) => value));
}

function greatestOf(series: readonly Sample[] | null): readonly number[] {
  return series === null || series.length === 0 ? [] : [greatest(series)];
}

function median(values: readonly number[]): number | null {
  const ordered = values.toSorted((a, b) => a - b);
  const [low, high] = [ordered[Math.floor((ordered.length - 1) / 2)], ordered[Math.floor(ordered.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Works through a list, some at a time, until the deadline. */
async function inTurns<T>(
  items: readonly T[],
  atOnce: number,
  signal: AbortSignal,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const takeOn = async (): Promise<void> => {
    for (const item of waiting) {
      if (signal.aborted) return;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, takeOn));
}
