import { createCluster } from '#sandbox/kubernetes/cluster.ts';
import { healthyNodeConditions } from '#sandbox/kubernetes/controllers/node-conditions.ts';
import { createKubernetesApp } from '#sandbox/kubernetes/kubernetes-app.ts';
import type { ServerCertificate } from '#sandbox/platform/make-certificates.ts';
import { createSeededRandom } from '#sandbox/platform/seeded-random.ts';
import { serveApp } from '#sandbox/platform/serve-app.ts';
import { type ClusterRecord, createClusterRecord } from './cluster-record.ts';

/** A cluster whose API is served; every run has objects of its own in it. */
export interface MatrixCluster {
  readonly port: number;
  readonly token: string;
  readonly record: ClusterRecord;
  /** A deployment of two pods, a cron job and a node, each by this name. */
  addTarget(name: string): Promise<void>;
  removeTarget(name: string): Promise<void>;
  stop(): Promise<void>;
}

export const matrixNamespace = 'matrix';

const token = 'admin-token';
const tickMs = 100;
/** Simulated milliseconds of a round of the controllers. */
const roundMs = 250;
const roundsPerTick = 4;
/** How long a job's pod works. */
const workMs = 500;

/** Starts a cluster that lives ten times as fast as the wall clock. */
export async function startMatrixCluster(tls: ServerCertificate): Promise<MatrixCluster> {
  let nowMs = Date.now();
  const cluster = createCluster({
    nowMs: () => nowMs,
    random: createSeededRandom(1),
    behaviourOf: (pod, ranMs) => {
      const ends = pod.metadata.name.includes('-fb-') && ranMs >= workMs;
      return { startupMs: 200, unready: null, termination: ends ? { reason: 'Completed', exitCode: 0 } : null };
    },
  });
  const { store } = cluster;
  const addNode = (name: string, taints: readonly object[] = []): void => {
    const status = { conditions: healthyNodeConditions(new Date(nowMs).toISOString()) };
    store.create('nodes', { apiVersion: 'v1', kind: 'Node', metadata: { name }, spec: { taints }, status });
  };
  store.create('namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: matrixNamespace } });
  addNode('worker-a');
  addNode('worker-b');
  const record = createClusterRecord();
  const closing = new AbortController();
  const app = createKubernetesApp({
    cluster,
    accounts: new Map([[token, { user: 'admin', groups: [], role: 'admin' }]]),
    logs: () => null,
    onWrite: (write) => record.add(write),
    closing: closing.signal,
  });
  const server = await serveApp(app, { host: '127.0.0.1', port: 0, tls });
  const timer = setInterval(() => {
    for (let round = 0; round < roundsPerTick; round += 1) {
      nowMs += roundMs;
      cluster.step();
    }
  }, tickMs);

  const call = async (method: string, path: string, body?: object): Promise<void> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await app.request(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  };
  return {
    port: server.port,
    token,
    record,
    async addTarget(name) {
      // No pod runs on it: it goes with its run, and would take pods of other runs along.
      addNode(nodeOf(name), [{ key: 'matrix', effect: 'NoSchedule' }]);
      await call('POST', deployments, deploymentOf(name));
      await call('POST', cronJobs, cronJobOf(name));
    },
    async removeTarget(name) {
      await call('DELETE', `${deployments}/${name}`);
      await call('DELETE', `${cronJobs}/${name}`);
      await call('DELETE', `/api/v1/nodes/${nodeOf(name)}`);
    },
    async stop() {
      clearInterval(timer);
      closing.abort();
      await server.stop();
    },
  };
}

const deployments = `/apis/apps/v1/namespaces/${matrixNamespace}/deployments`;
const cronJobs = `/apis/batch/v1/namespaces/${matrixNamespace}/cronjobs`;

function nodeOf(name: string): string {
  return `${name}-node`;
}

function deploymentOf(name: string): object {
  const labels = { app: name };
  const resources = { limits: { memory: '256Mi' } };
  const template = { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'service:1', resources }] } };
  return { metadata: { name }, spec: { replicas: 2, selector: { matchLabels: labels }, template } };
}

function cronJobOf(name: string): object {
  const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'job:1' }] } };
  return {
    metadata: { name },
    spec: { schedule: '0 0 1 1 *', jobTemplate: { spec: { template } } },
  };
}
