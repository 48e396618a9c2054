/**
 * Reasons and conditions that Kubernetes itself writes in events, container states and node conditions; each is a
 * feature of its own wherever it stands in an alert (https://kubernetes.io/docs/reference/, package kubelet/events).
 */
const reasons = [
  'OOMKilled',
  'OOMKilling',
  'SystemOOM',
  'CrashLoopBackOff',
  'BackOff',
  'ImagePullBackOff',
  'ErrImagePull',
  'ErrImageNeverPull',
  'InvalidImageName',
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
  'ContainerCannotRun',
  'DeadlineExceeded',
  'BackoffLimitExceeded',
  'ProgressDeadlineExceeded',
  'MinimumReplicasUnavailable',
  'FailedScheduling',
  'Unschedulable',
  'FailedMount',
  'FailedAttachVolume',
  'ProvisioningFailed',
  'Evicted',
  'Preempted',
  'NodeNotReady',
  'NodeLost',
  'MemoryPressure',
  'DiskPressure',
  'PIDPressure',
  'NetworkUnavailable',
  'FreeDiskSpaceFailed',
  'Unhealthy',
  'FailedCreate',
  'FailedKillPod',
  'FailedCreatePodSandBox',
  'HPAScaleFailed',
  'ScalingLimited',
  'Forbidden',
  'Unauthorized',
] as const;

const pattern = new RegExp(`\\b(?:${reasons.join('|')})\\b`, 'g');

/** The Kubernetes reasons named in a text, each as often as it stands there. */
export function kubernetesReasonsIn(text: string): readonly string[] {
  return text.match(pattern) ?? [];
}
