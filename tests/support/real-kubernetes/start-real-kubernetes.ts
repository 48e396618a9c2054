import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CoreV1Api } from '@kubernetes/client-node';
import { createKubernetesClient } from '#clients/kubernetes.ts';
import { loadKubeConfig } from '#clients/kubernetes/kube-config.ts';
import { freePort } from '#tests/support/free-port.ts';
import { requireRealPart } from '#tests/support/real-parts.ts';
import { type RealProcess, startRealProcess } from '#tests/support/real-process.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { writeClusterFiles } from './cluster-files.ts';
import { controlPlane } from './control-plane.ts';
import { findKubernetesBinaries, type KubernetesBinaries } from './kubernetes-binaries.ts';
import { leaseNamespace, startNodeStandIn } from './node-stand-in.ts';

export interface RealKubernetes {
  /** May do everything. */
  readonly kubeconfigPath: string;
  /** Known to the cluster and allowed nothing. */
  readonly limitedKubeconfigPath: string;
  stop(): Promise<void>;
}

/**
 * Starts a Kubernetes 1.20 control plane (etcd, API server, controllers, scheduler) and two nodes without containers
 * on free ports of 127.0.0.1. About ten seconds; gives up after sixty.
 */
export async function startRealKubernetes(): Promise<RealKubernetes | { readonly skipped: string }> {
  const binaries = findKubernetesBinaries();
  const skipped = requireRealPart('Kubernetes', 'missing' in binaries ? binaries.missing : null);
  if (skipped !== null || 'missing' in binaries) return { skipped: skipped ?? '' };
  return start(binaries);
}

async function start(binaries: KubernetesBinaries): Promise<RealKubernetes> {
  const [apiServer, etcdClient, etcdPeer] = [await freePort(), await freePort(), await freePort()];
  const files = await writeClusterFiles(apiServer);
  const kubeconfigPath = files.kubeconfigPaths.admin;
  const client = createKubernetesClient({ kubeconfig: { kind: 'file', path: kubeconfigPath }, timeoutMs: 2000 });
  const processes: RealProcess[] = [];
  let stopNodes = async () => {};

  const stop = async () => {
    await stopNodes();
    await client.close();
    // Last started, first stopped: an API server without its etcd waits for it instead of ending.
    for (const one of processes.toReversed()) await one.stop();
    await rm(files.directory, { recursive: true, force: true });
  };
  const until = (what: string, read: () => Promise<unknown>) =>
    waitFor(
      what,
      async () => {
        for (const one of processes) one.assertRunning();
        return read();
      },
      { timeoutMs: 60_000, everyMs: 200 },
    );

  try {
    for (const component of controlPlane(binaries, files, { apiServer, etcdClient, etcdPeer })) {
      const { name, command, args } = component;
      const { directory } = files;
      processes.push(startRealProcess({ command, args, directory, logPath: join(directory, `${name}.log`) }));
      if (name === 'kube-apiserver') {
        await until('the API server', async () => (await client.version()).gitVersion !== '');
        // The roles of the controllers are written after the first answer; before that they are turned away.
        await until(
          'the roles',
          async () => (await client.may({ verb: 'create', kind: 'node', namespace: null })).allowed,
        );
      }
    }
    const core = loadKubeConfig({ kind: 'file', path: kubeconfigPath }).makeApiClient(CoreV1Api);
    await until('the namespace of leases', () => core.readNamespace({ name: leaseNamespace }));
    stopNodes = await startNodeStandIn(kubeconfigPath, ['stand-in-1', 'stand-in-2']);
    await until('the nodes', async () => {
      const nodes = await client.nodes();
      return nodes.length === 2 && nodes.every((node) => node.ready);
    });
    // Pods are refused until the controllers have made the account they run under.
    await until('the default service account', async () => {
      const account = await core.readNamespacedServiceAccount({ namespace: 'default', name: 'default' });
      return (account.secrets ?? []).length > 0;
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { kubeconfigPath, limitedKubeconfigPath: files.kubeconfigPaths.limited, stop };
}
