import { AppsV1Api, CoreV1Api, KubeConfig, PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import type { Platform } from '#sandbox/contract.ts';

const strategic = setHeaderOptions('Content-Type', PatchStrategy.StrategicMergePatch);

/** What an engineer does to a cluster, through the real client library. */
export interface ClusterHands {
  readonly apps: AppsV1Api;
  readonly core: CoreV1Api;
  restart(namespace: string, name: string): Promise<void>;
  scale(namespace: string, name: string, replicas: number): Promise<void>;
  /** `kubectl rollout undo`: the template of the ReplicaSet with the next to last revision. */
  undo(namespace: string, name: string): Promise<void>;
  cordon(node: string): Promise<void>;
  /** Cordons the node and evicts its pods. */
  drain(node: string): Promise<void>;
}

export function kubeConfigOf(platform: Platform, token = platform.kubernetes.token): KubeConfig {
  const config = new KubeConfig();
  config.loadFromString(platform.kubernetes.kubeconfig.replace(platform.kubernetes.token, token));
  return config;
}

export function clusterHands(platform: Platform): ClusterHands {
  const config = kubeConfigOf(platform);
  const apps = config.makeApiClient(AppsV1Api);
  const core = config.makeApiClient(CoreV1Api);
  const cordon = async (node: string): Promise<void> => {
    await core.patchNode({ name: node, body: { spec: { unschedulable: true } } }, strategic);
  };
  return {
    apps,
    core,
    async restart(namespace, name) {
      const annotations = { 'kubectl.kubernetes.io/restartedAt': new Date().toISOString() };
      const body = { spec: { template: { metadata: { annotations } } } };
      await apps.patchNamespacedDeployment({ namespace, name, body }, strategic);
    },
    async scale(namespace, name, replicas) {
      const merge = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);
      await apps.patchNamespacedDeploymentScale({ namespace, name, body: { spec: { replicas } } }, merge);
    },
    async undo(namespace, name) {
      const { items } = await apps.listNamespacedReplicaSet({ namespace, labelSelector: `app=${name}` });
      const byRevision = items.toSorted(
        (a, b) => revisionOf(b.metadata?.annotations) - revisionOf(a.metadata?.annotations),
      );
      const template = byRevision[1]?.spec?.template;
      const { 'pod-template-hash': _hash, ...labels } = template?.metadata?.labels ?? {};
      const annotations = template?.metadata?.annotations;
      const value = { metadata: { labels, ...(annotations ? { annotations } : {}) }, spec: template?.spec };
      await apps.patchNamespacedDeployment({
        namespace,
        name,
        body: [{ op: 'replace', path: '/spec/template', value }],
      });
    },
    cordon,
    async drain(node) {
      await cordon(node);
      const { items } = await core.listPodForAllNamespaces({ fieldSelector: `spec.nodeName=${node}` });
      for (const pod of items) {
        const { name = '', namespace = '' } = pod.metadata ?? {};
        const body = { metadata: { name, namespace } };
        await core.createNamespacedPodEviction({ name, namespace, body });
      }
    },
  };
}

function revisionOf(annotations: Readonly<Record<string, string>> | undefined): number {
  return Number(annotations?.['deployment.kubernetes.io/revision'] ?? 0);
}
