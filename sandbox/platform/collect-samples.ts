import type { ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';
import { autoscalerSamples } from './samples/autoscaler-samples.ts';
import { certificateSamples } from './samples/certificate-samples.ts';
import { cronJobSamples } from './samples/cron-job-samples.ts';
import { databaseSamples } from './samples/database-samples.ts';
import { deploymentSamples } from './samples/deployment-samples.ts';
import { nodeSamples } from './samples/node-samples.ts';
import { outsideCallSamples } from './samples/outside-call-samples.ts';
import { podCpuSamples } from './samples/pod-cpu-samples.ts';
import { podSamples } from './samples/pod-samples.ts';
import { queueSamples } from './samples/queue-samples.ts';
import { quotaSamples } from './samples/quota-samples.ts';
import { serviceSamples } from './samples/service-samples.ts';
import { statefulSetSamples } from './samples/stateful-set-samples.ts';
import type { Collector, Scrape } from './scrape.ts';

const collectors: readonly Collector[] = [
  serviceSamples,
  databaseSamples,
  deploymentSamples,
  statefulSetSamples,
  podSamples,
  podCpuSamples,
  nodeSamples,
  queueSamples,
  outsideCallSamples,
  certificateSamples,
  autoscalerSamples,
  cronJobSamples,
  quotaSamples,
];

/** One scrape of the whole platform, exporter by exporter. */
export function collectSamples(scrape: Scrape): readonly ScrapedSample[] {
  return collectors.flatMap((collect) => collect(scrape));
}
