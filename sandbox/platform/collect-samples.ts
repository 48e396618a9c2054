import type { ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';
import { autoscalerSamples } from './samples/autoscaler-samples.ts';
import { cacheSamples } from './samples/cache-samples.ts';
import { callSamples } from './samples/call-samples.ts';
import { certificateSamples } from './samples/certificate-samples.ts';
import { cronJobSamples } from './samples/cron-job-samples.ts';
import { databaseSamples } from './samples/database-samples.ts';
import { deploymentSamples } from './samples/deployment-samples.ts';
import { lockSamples } from './samples/lock-samples.ts';
import { nameServiceSamples } from './samples/name-service-samples.ts';
import { nodeMachineSamples } from './samples/node-machine-samples.ts';
import { nodeSamples } from './samples/node-samples.ts';
import { outsideCallSamples } from './samples/outside-call-samples.ts';
import { podCpuSamples } from './samples/pod-cpu-samples.ts';
import { podNetworkSamples } from './samples/pod-network-samples.ts';
import { podSamples } from './samples/pod-samples.ts';
import { processSamples } from './samples/process-samples.ts';
import { queueSamples } from './samples/queue-samples.ts';
import { quotaSamples } from './samples/quota-samples.ts';
import { serviceSamples } from './samples/service-samples.ts';
import { statefulSetSamples } from './samples/stateful-set-samples.ts';
import { syntheticCheckSamples } from './samples/synthetic-check-samples.ts';
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
  syntheticCheckSamples,
  callSamples,
  cacheSamples,
  nameServiceSamples,
  lockSamples,
  processSamples,
  podNetworkSamples,
  nodeMachineSamples,
];

/** One scrape of the whole platform, exporter by exporter. */
export function collectSamples(scrape: Scrape): readonly ScrapedSample[] {
  return collectors.flatMap((collect) => collect(scrape));
}
