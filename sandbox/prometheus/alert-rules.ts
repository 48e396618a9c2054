import type { AlertRule } from './alert-rule.ts';
import { containerMemoryNearLimit } from './rules/container-memory-near-limit.ts';
import { containerOomKilled } from './rules/container-oom-killed.ts';
import { coreDnsErrorsHigh } from './rules/core-dns-errors-high.ts';
import { cpuThrottlingHigh } from './rules/cpu-throttling-high.ts';
import { cronJobLastRunFailed } from './rules/cron-job-last-run-failed.ts';
import { databaseConnectionPoolNearlyExhausted } from './rules/database-connection-pool-nearly-exhausted.ts';
import { externalDependencyFailing } from './rules/external-dependency-failing.ts';
import { externalDependencySlow } from './rules/external-dependency-slow.ts';
import { garbageCollectionHeavy } from './rules/garbage-collection-heavy.ts';
import { highCpu } from './rules/high-cpu.ts';
import { highErrorRate } from './rules/high-error-rate.ts';
import { highLatencyP99 } from './rules/high-latency-p99.ts';
import { kafkaConsumerLagHigh } from './rules/kafka-consumer-lag-high.ts';
import { kubeContainerConfigError } from './rules/kube-container-config-error.ts';
import { kubeContainerWaiting } from './rules/kube-container-waiting.ts';
import { kubeDeploymentReplicaFailure } from './rules/kube-deployment-replica-failure.ts';
import { kubeDeploymentReplicasMismatch } from './rules/kube-deployment-replicas-mismatch.ts';
import { kubeHpaMaxedOut } from './rules/kube-hpa-maxed-out.ts';
import { kubeNodeNotReady } from './rules/kube-node-not-ready.ts';
import { kubeNodePressure } from './rules/kube-node-pressure.ts';
import { kubePersistentVolumeFillingUp } from './rules/kube-persistent-volume-filling-up.ts';
import { kubePodCrashLooping } from './rules/kube-pod-crash-looping.ts';
import { kubePodNotReady } from './rules/kube-pod-not-ready.ts';
import { kubePodNotScheduled } from './rules/kube-pod-not-scheduled.ts';
import { kubePodsEvicted } from './rules/kube-pods-evicted.ts';
import { kubeQuotaFullyUsed } from './rules/kube-quota-fully-used.ts';
import { kubeStatefulSetReplicasMismatch } from './rules/kube-stateful-set-replicas-mismatch.ts';
import { nodeClockSkewDetected } from './rules/node-clock-skew-detected.ts';
import { nodeCpuHighUsage } from './rules/node-cpu-high-usage.ts';
import { nodeFilesystemAlmostOutOfSpace } from './rules/node-filesystem-almost-out-of-space.ts';
import { nodeNetworkReceiveErrs } from './rules/node-network-receive-errs.ts';
import { podNotAnswering } from './rules/pod-not-answering.ts';
import { podTakesMostOfNode } from './rules/pod-takes-most-of-node.ts';
import { postgresLongTransaction } from './rules/postgres-long-transaction.ts';
import { postgresReplicationLag } from './rules/postgres-replication-lag.ts';
import { processOpenFilesHigh } from './rules/process-open-files-high.ts';
import { redisDown } from './rules/redis-down.ts';
import { serviceDown } from './rules/service-down.ts';
import { sslCertificateExpiresSoon } from './rules/ssl-certificate-expires-soon.ts';
import { syntheticCheckFailing } from './rules/synthetic-check-failing.ts';

/** What the platform alerts on. Thresholds and waits are short, so that a story unfolds while one is watching. */
export const alertRules: readonly AlertRule[] = [
  highLatencyP99,
  databaseConnectionPoolNearlyExhausted,
  highErrorRate,
  serviceDown,
  kubePodCrashLooping,
  containerOomKilled,
  containerMemoryNearLimit,
  highCpu,
  kubeDeploymentReplicasMismatch,
  kubeNodeNotReady,
  kubeContainerWaiting,
  cpuThrottlingHigh,
  kubePersistentVolumeFillingUp,
  kubePodsEvicted,
  podNotAnswering,
  kubeHpaMaxedOut,
  cronJobLastRunFailed,
  kafkaConsumerLagHigh,
  postgresReplicationLag,
  sslCertificateExpiresSoon,
  nodeCpuHighUsage,
  podTakesMostOfNode,
  kubeNodePressure,
  nodeFilesystemAlmostOutOfSpace,
  externalDependencySlow,
  kubeQuotaFullyUsed,
  kubeDeploymentReplicaFailure,
  kubeStatefulSetReplicasMismatch,
  syntheticCheckFailing,
  kubeContainerConfigError,
  kubePodNotReady,
  kubePodNotScheduled,
  coreDnsErrorsHigh,
  postgresLongTransaction,
  redisDown,
  nodeClockSkewDetected,
  nodeNetworkReceiveErrs,
  processOpenFilesHigh,
  garbageCollectionHeavy,
  externalDependencyFailing,
];
