import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '#sandbox/contract.ts';
import { startPlatform } from '#sandbox/platform/start-platform.ts';
import { findProgram } from '#tests/support/find-program.ts';

const kubectl = findProgram('kubectl');
const run = promisify(execFile);

// Skipped where kubectl is not installed: the client library's tests cover the same API without its table output.
describe.skipIf(kubectl === null)('kubectl', () => {
  let platform: Platform;
  let home: string;

  beforeAll(async () => {
    platform = await startPlatform({ speed: 5, tickMs: 50 });
    home = await mkdtemp(join(tmpdir(), 'kubectl-'));
    await writeFile(join(home, 'kubeconfig'), platform.kubernetes.kubeconfig, { mode: 0o600 });
  });
  afterAll(async () => {
    await platform.stop();
    await rm(home, { recursive: true, force: true });
  });

  async function k(line: string): Promise<string> {
    const env = { ...process.env, HOME: home, KUBECONFIG: join(home, 'kubeconfig') };
    const { stdout } = await run(kubectl ?? '', line.split(' '), { env });
    return stdout;
  }

  /** `kubectl apply` of one object. */
  async function apply(object: object): Promise<string> {
    const manifest = join(home, 'manifest.json');
    await writeFile(manifest, JSON.stringify(object));
    return k(`apply -f ${manifest}`);
  }

  it('lists nodes, deployments and pods as tables', async () => {
    expect(await k('get nodes')).toMatch(
      /^NAME +STATUS +ROLES +AGE +VERSION\nnorthwind-prod-1 +Ready +worker +50d +v1\.32\.4\n/,
    );
    expect(await k('-n claims get deployments -o wide')).toMatch(
      /claims-api +4\/4 +4 +4 +50d +claims-api +\S+claims-api:2\.14\.3 +app=claims-api/,
    );
    expect(await k('get pods -A')).toMatch(/shared +auth-\w+-\w+ +1\/1 +Running +0 +9d/);
    expect(await k('-n billing get all')).toContain('deployment.apps/payments');
  });

  it('describes a deployment', async () => {
    const text = await k('-n claims describe deployment claims-api');
    expect(text).toContain('Replicas:               4 desired | 4 updated | 4 total | 4 available | 0 unavailable');
    expect(text).toMatch(/NewReplicaSet: +claims-api-\w+ \(4\/4 replicas created\)/);
  });

  it('restarts, waits for the rollout and undoes it', async () => {
    expect(await k('-n claims rollout restart deployment/claims-api')).toBe('deployment.apps/claims-api restarted\n');
    expect(await k('-n claims rollout status deployment/claims-api --timeout=60s')).toContain(
      'successfully rolled out',
    );
    expect(await k('-n claims rollout undo deployment/claims-api')).toBe('deployment.apps/claims-api rolled back\n');
    expect(await k('-n claims rollout status deployment/claims-api --timeout=60s')).toContain(
      'successfully rolled out',
    );
    expect(await k('-n claims rollout history deployment/claims-api')).toMatch(/^2 .*\n3 /m);
    expect(await k('-n claims get events')).toContain('ScalingReplicaSet');
  });

  it('scales', async () => {
    expect(await k('-n members scale deployment/id-cards --replicas=4')).toBe('deployment.apps/id-cards scaled\n');
    expect(await k('-n members rollout status deployment/id-cards --timeout=60s')).toContain('successfully rolled out');
  });

  it('describes pods and reads their logs', async () => {
    expect(await k('-n shared describe pods -l app=auth')).toMatch(/Status: +Running/);
    expect(await k('-n shared logs deployment/auth --tail=1')).toMatch(/served \d+ req\/s/);
  });

  it('drains a node and takes it back', async () => {
    expect(await k('drain northwind-prod-3 --ignore-daemonsets --timeout=60s')).toContain(
      'node/northwind-prod-3 drained',
    );
    expect(await k('get node northwind-prod-3')).toContain('Ready,SchedulingDisabled');
    expect(await k('uncordon northwind-prod-3')).toContain('uncordoned');
  });

  it('runs a CronJob by hand', async () => {
    const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'sweep', image: 'sweep:1' }] } };
    const spec = { schedule: '0 3 1 1 *', jobTemplate: { spec: { template } } };
    await apply({ apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'nightly' }, spec });
    // Its `create job` alone would send protobuf, which the sandbox does not read; a manifest goes as JSON.
    const job = await k('create job by-hand --from=cronjob/nightly --dry-run=client -o json');
    expect(await apply(JSON.parse(job) as object)).toBe('job.batch/by-hand created\n');
    expect(await k('get cronjobs,jobs')).toMatch(
      /cronjob.batch\/nightly +0 3 1 1[^]*job.batch\/by-hand +Running +0\/1/,
    );
    expect(await k('delete job/by-hand cronjob/nightly')).toContain('"nightly" deleted');
  });

  it('restarts a StatefulSet and undoes that', async () => {
    const labels = { app: 'store' };
    const template = { metadata: { labels }, spec: { containers: [{ name: 'store', image: 'store:1' }] } };
    const set = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'store' },
      spec: { replicas: 2, serviceName: 'store', selector: { matchLabels: labels }, template },
    };
    await apply(set);
    await k('rollout status statefulset/store --timeout=60s');
    expect(await k('rollout restart statefulset/store')).toBe('statefulset.apps/store restarted\n');
    expect(await k('rollout status statefulset/store --timeout=60s')).toContain(
      'partitioned roll out complete: 2 new pods have been updated',
    );
    expect(await k('rollout undo statefulset/store')).toBe('statefulset.apps/store rolled back\n');
    expect(await k('rollout history statefulset/store')).toMatch(/^2 .*\n3 /m);
  });

  it('shows budgets, autoscalers and claims as tables', async () => {
    const selector = { matchLabels: { app: 'id-cards' } };
    const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'id-cards' };
    const metadata = { name: 'cards', namespace: 'members' };
    await apply({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata,
      spec: { minAvailable: '50%', selector },
    });
    await apply({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata,
      spec: { maxReplicas: 5, scaleTargetRef },
    });
    expect(await k('-n members get pdb cards')).toMatch(/cards +50% +N\/A +\d+ /);
    expect(await k('-n members get hpa cards')).toMatch(/cards +Deployment\/id-cards +cpu: \S+\/80% +1 +5/);
    const resources = { requests: { storage: '1Gi' } };
    const spec = { accessModes: ['ReadWriteOnce'], storageClassName: 'absent', resources };
    await apply({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata, spec });
    expect(await k('-n members get pvc cards')).toMatch(/cards +Pending +absent/);
  });

  it('applies a manifest, and says in a dry run what would happen', async () => {
    const manifest = join(home, 'config.json');
    const labels = { app: 'applied' };
    const template = { metadata: { labels }, spec: { containers: [{ name: 'app', image: 'app:1' }] } };
    const spec = { replicas: 1, selector: { matchLabels: labels }, template };
    await writeFile(
      manifest,
      JSON.stringify({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'applied' }, spec }),
    );
    expect(await k(`apply --dry-run=server -f ${manifest}`)).toContain('created (server dry run)');
    expect(await k(`apply -f ${manifest}`)).toBe('deployment.apps/applied created\n');
    await writeFile(
      manifest,
      JSON.stringify({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'applied' },
        spec: { ...spec, replicas: 2 },
      }),
    );
    expect(await k(`apply -f ${manifest}`)).toBe('deployment.apps/applied configured\n');
    expect(await k('delete deployment applied')).toContain('deleted');
  });
});
