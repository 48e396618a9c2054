import { createKubernetesClient, type KubernetesClient } from '#clients/kubernetes.ts';
import type { KubeConfigSource } from '#clients/kubernetes/kube-config.ts';
import { fieldOf, type KubernetesObject, type ObjectRef } from '#domain/kubernetes-object.ts';
import type { KubernetesPort } from '#runbooks/ports.ts';

/** A cluster to hold the client's promises against. */
export interface ContractCluster {
  readonly admin: KubeConfigSource;
  /** An account that the cluster knows and that may change nothing. */
  readonly limited: KubeConfigSource;
  /** A namespace in which the suite may create what it likes. */
  readonly namespace: string;
  /** Waits, in the cluster's own time, until `read` gives something. */
  readonly settle: <T>(what: string, read: () => Promise<T | null | false>) => Promise<T>;
  readonly stop: () => Promise<void>;
}

/** What the parts of the suite share: a deployment of two pods that is rolled out when each test begins. */
export interface ContractSetting extends ContractCluster {
  readonly client: KubernetesClient & KubernetesPort;
  readonly limitedClient: KubernetesClient;
  readonly deployment: ObjectRef;
  /** The deployment as it stands. */
  readonly read: () => Promise<KubernetesObject>;
  readonly rolledOut: () => Promise<KubernetesObject>;
  /** A reference to an object of the suite's namespace. */
  readonly ref: (kind: ObjectRef['kind'], name: string) => ObjectRef;
}

export const contractName = 'contract-api';
export const contractImage = 'registry.example/contract-api:1.0';

/** Two clients of the cluster, and what every test asks of it. */
export function openContract(cluster: ContractCluster): ContractSetting {
  const client = createKubernetesClient({ kubeconfig: cluster.admin });
  const ref = (kind: ObjectRef['kind'], name: string): ObjectRef => ({ kind, namespace: cluster.namespace, name });
  const deployment = ref('deployment', contractName);
  const read = async () => {
    const object = await client.get(deployment);
    if (!object) throw new Error('the deployment is gone');
    return object;
  };
  const rolledOut = () =>
    cluster.settle('the rollout', async () => {
      const object = await read();
      const wanted = fieldOf(object, 'spec', 'replicas');
      const counts = ['replicas', 'updatedReplicas', 'availableReplicas'].map((one) => fieldOf(object, 'status', one));
      const seen = fieldOf(object, 'status', 'observedGeneration') === object.metadata.generation;
      return seen && counts.every((count) => count === wanted) && object;
    });
  const limitedClient = createKubernetesClient({ kubeconfig: cluster.limited });
  return { ...cluster, client, limitedClient, deployment, read, rolledOut, ref };
}

/** Makes the deployment that the suite is about. */
export async function createContractDeployment({ client, namespace }: ContractSetting): Promise<void> {
  const labels = { app: contractName };
  const container = { name: 'api', image: contractImage, env: [{ name: 'MODE', value: 'live' }] };
  const template = { metadata: { labels }, spec: { containers: [container] } };
  const content = { spec: { replicas: 2, selector: { matchLabels: labels }, template } };
  const object = { kind: 'deployment', namespace, name: contractName, labels: { team: 'claims' }, content } as const;
  await client.create(object, { dryRun: false });
}
