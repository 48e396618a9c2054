import type { AlertRule } from './alert-rule.ts';
import { containerMemoryNearLimit } from './rules/container-memory-near-limit.ts';
import { containerOomKilled } from './rules/container-oom-killed.ts';
import { cpuThrottlingHigh } from './rules/cpu-throttling-high.ts';
import { cronJobLastRunFailed } from './rules/cron-job-last-run-failed.ts';
import { databaseConnectionPoolNearlyExhausted } from './rules/database-connection-pool-nearly-exhausted.ts';
import { externalDependencySlow } from './rules/external-dependency-slow.ts';
import { highCpu } from './rules/high-cpu.ts';
import { highErrorRate } from './rules/high-error-rate.ts';
import { highLatencyP99 } from './rules/high-latency-p99.ts';
import { kafkaConsumerLagHigh } from './rules/kafka-consumer-lag-high.ts';
import { kubeContainerWaiting } from './rules/kube-container-waiting.ts';
import { kubeDeploymentReplicaFailure } from './rules/kube-deployment-replica-failure.ts';
import { kubeDeploymentReplicasMismatch } from './rules/kube-deployment-replicas-mismatch.ts';
import { kubeHpaMaxedOut } from './rules/kube-hpa-maxed-out.ts';
import { kubeNodeNotReady } from './rules/kube-node-not-ready.ts';
import { kubeNodePressure } from './rules/kube-node-pressure.ts';
import { kubePersistentVolumeFillingUp } from './rules/kube-persistent-volume-filling-up.ts';
import { kubePodCrashLooping } from './rules/kube-pod-crash-looping.ts';
import { kubePodsEvicted } from './rules/kube-pods-evicted.ts';
import { kubeQuotaFullyUsed } from './rules/kube-quota-fully-used.ts';
import { kubeStatefulSetReplicasMismatch } from './rules/kube-stateful-set-replicas-mismatch.ts';
import { nodeCpuHighUsage } from './rules/node-cpu-high-usage.ts';
import { nodeFilesystemAlmostOutOfSpace } from './rules/node-filesystem-almost-out-of-space.ts';
import { podNotAnswering } from './rules/pod-not-answering.ts';
import { podTakesMostOfNode } from './rules/pod-takes-most-of-node.ts';
import { postgresReplicationLag } from './rules/postgres-replication-lag.ts';
import { serviceDown } from './rules/service-down.ts';
import { sslCertificateExpiresSoon } from './rules/ssl-certificate-expires-soon.ts';

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
];
