import { createAlertmanager, type Alertmanager } from '#sandbox/alertmanager/alertmanager.ts';
import { createCluster, type Cluster } from '#sandbox/kubernetes/cluster.ts';
import type { LogSource } from '#sandbox/kubernetes/pod-log-response.ts';
import { createLogStore, type LogStore } from '#sandbox/loki/log-store.ts';
import { alertRules } from '#sandbox/prometheus/alert-rules.ts';
import { createRuleEvaluator, type RuleEvaluator } from '#sandbox/prometheus/rule-evaluator.ts';
import { createTimeSeriesStore, type TimeSeriesStore } from '#sandbox/prometheus/time-series-store.ts';
import { createCertificateShelf } from './certificate-shelf.ts';
import { collectSamples } from './collect-samples.ts';
import { createCpuMeter } from './cpu-meter.ts';
import { createFeatureFlags } from './feature-flags.ts';
import { createModel, type Model } from './model.ts';
import { createPodLogs } from './pod-logs.ts';
import { createSeededRandom } from './seeded-random.ts';
import { seedCluster } from './seed-cluster.ts';
import type { Scrape } from './scrape.ts';
import { serviceCatalogue } from './service-catalogue.ts';
import type { ServiceSpec } from './service-spec.ts';
import type { Surroundings } from './surroundings.ts';
import { toRoutedAlert } from './to-routed-alert.ts';
import { createVariety, noVariety } from './variety.ts';
import { varyCatalogue } from './vary-catalogue.ts';
import { writePodLogs } from './write-pod-logs.ts';

/** The whole platform without its servers: one clock moves cluster, services, metrics, rules and alerts. */
export interface Simulation {
  readonly cluster: Cluster;
  readonly model: Model;
  readonly series: TimeSeriesStore;
  readonly rules: RuleEvaluator;
  readonly alertmanager: Alertmanager;
  readonly surroundings: Surroundings;
  /** The services as they are on this platform. */
  readonly services: readonly ServiceSpec[];
  readonly nowMs: () => number;
  /** Moves everything on by one tick. */
  tick(dtMs: number): void;
  readonly logs: LogSource;
  /** All that containers have written, for Loki. */
  readonly journal: LogStore;
  /** The last minutes of a service's p99 in milliseconds, one point a second. */
  readonly p99History: (service: string) => readonly number[];
  /** Where Prometheus answers, for the links in alerts. */
  setPrometheusUrl(url: string): void;
}

const dayMs = 86_400_000;
const scrapeEveryMs = 1000;
const bootTickMs = 250;
const bootTicks = 40;
const usualWarmUpMs = 180_000;
/** What lies further back than the usual warm-up is only compared with, and need not be dense. */
const sparseScrapeMs = 15_000;
const usualRetentionMs = 30 * 60_000;
const timing = { groupWaitMs: 1000, groupIntervalMs: 4000, repeatIntervalMs: 4 * 3_600_000 };

/** Starts with pods nine days old and some minutes of metrics, so that charts and rates have something to show. */
export function createSimulation(options: {
  readonly startMs: number;
  readonly seed: number;
  readonly closing: AbortSignal;
  /** How much has been measured when it starts; three minutes unless given. Before those it is measured sparsely. */
  readonly warmUpMs?: number;
  /** Load, releases and the magnitudes of faults follow from the seed; else all are as the catalogues have them. */
  readonly varied?: boolean;
}): Simulation {
  const warmUpMs = options.warmUpMs ?? usualWarmUpMs;
  const random = createSeededRandom(options.seed);
  const variety = options.varied ? createVariety(options.seed) : noVariety;
  const services = options.varied ? varyCatalogue(serviceCatalogue, variety) : serviceCatalogue;
  let clockMs = options.startMs - 9 * dayMs;
  let nextScrapeMs = 0;
  let prometheusUrl = '';
  const nowMs = (): number => clockMs;
  const retentionMs = Math.max(usualRetentionMs, warmUpMs + usualRetentionMs);
  const series = createTimeSeriesStore(retentionMs);
  const rules = createRuleEvaluator(alertRules, series);
  const logs = createPodLogs();
  const journal = createLogStore({ retentionMs });
  const cluster: Cluster = createCluster({
    nowMs,
    random,
    behaviourOf: (pod, ranMs) => model.behaviourOf(pod, ranMs),
    cpuMillicoresOf: (pod) => model.cpuUse(pod).cores * 1000,
  });
  const surroundings: Surroundings = {
    flags: createFeatureFlags(nowMs),
    certificates: createCertificateShelf(nowMs),
  };
  const model: Model = createModel({
    services,
    cluster: () => cluster,
    surroundings,
    nowMs,
    random,
    variety,
  });
  const cpu = createCpuMeter();
  const scrape: Scrape = { model, cluster, services, surroundings, cpu };
  const alertmanager = createAlertmanager({
    nowMs,
    timing,
    externalUrl: 'http://alertmanager.northwind.example:9093',
    closing: options.closing,
  });

  const tick = (dtMs: number): void => {
    clockMs += dtMs;
    cluster.step();
    model.step(dtMs);
    cpu.step(dtMs, cluster.store.list('pods'), model.cpuUse);
    if (clockMs < nextScrapeMs) return;
    nextScrapeMs = clockMs + scrapeEveryMs;
    series.append(clockMs, collectSamples(scrape));
    writePodLogs({ logs, journal }, cluster, model, services);
    rules.evaluate(clockMs);
    alertmanager.step(rules.alerts().flatMap((alert) => toRoutedAlert(alert, prometheusUrl) ?? []));
  };

  seedCluster(cluster, services);
  for (let index = 0; index < bootTicks; index += 1) {
    clockMs += bootTickMs;
    cluster.step();
  }
  for (const event of cluster.store.list('events')) cluster.store.remove('events', event);
  clockMs = options.startMs - warmUpMs;
  for (let leftMs = warmUpMs; leftMs > 0;) {
    const stepMs = leftMs - sparseScrapeMs >= usualWarmUpMs ? sparseScrapeMs : scrapeEveryMs;
    tick(stepMs);
    leftMs -= stepMs;
  }

  return {
    cluster,
    model,
    series,
    rules,
    alertmanager,
    surroundings,
    services,
    nowMs,
    tick,
    journal,
    logs: (podUid, previous) => logs.read(podUid, cluster.kubelet.runNumber(podUid) - (previous ? 1 : 0)),
    p99History(service) {
      for (const stored of series.select('service_latency_p99_milliseconds')) {
        if (stored.labels['service'] !== service) continue;
        return stored.within(clockMs - 120_000, clockMs).map((point) => Math.round(point.value));
      }
      return [];
    },
    setPrometheusUrl: (url) => {
      prometheusUrl = url;
    },
  };
}
