import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const path = '/apis/batch/v1/namespaces/billing';
const labels = { cronjob: 'premium-statements', service: 'billing-api' };

/** `kubectl create job --from=cronjob/premium-statements`. */
async function runAgain(name: string): Promise<void> {
  const cronJob = await scene.kubernetes('GET', `${path}/cronjobs/premium-statements`);
  const template = cronJob.spec['jobTemplate'] as { readonly metadata: object; readonly spec: object };
  const { name: ownerName, uid } = cronJob.metadata;
  const owner = { apiVersion: 'batch/v1', kind: 'CronJob', controller: true, name: ownerName, uid };
  await scene.kubernetes('POST', `${path}/jobs`, {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      ...template.metadata,
      name,
      annotations: { 'cronjob.kubernetes.io/instantiate': 'manual' },
      ownerReferences: [owner],
    },
    spec: template.spec,
  });
}

it('fails its nightly run, and says so', async () => {
  scene.simulation.model.inject('failed-cron-job');
  scene.expectSoon(() => scene.fires('CronJobLastRunFailed', labels), 'the alert', 40_000);
  expect(scene.query('sum(kube_job_failed{service="billing-api"})')).toEqual([1]);
});

it('is not healed by a restart of the service, nor by waiting', async () => {
  await scene.restart('billing-api');
  scene.advance(60_000);
  expect(scene.fires('CronJobLastRunFailed', labels)).toBe(true);
});

it('is healed by running the job again', async () => {
  await runAgain('premium-statements-again');
  scene.expectSoon(() => !scene.isAtWork('failed-cron-job'), 'the run', 30_000);
  scene.expectSoon(() => !scene.fires('CronJobLastRunFailed'), 'the end', 10_000);
  expect(scene.query('kube_job_status_succeeded{job_name="premium-statements-again"}')).toEqual([1]);
});

it('is healed by hand in the same way', () => {
  // Kubernetes keeps whole seconds: a run that begins in the second in which another has ended would seem older.
  scene.advance(2000);
  scene.simulation.model.inject('failed-cron-job');
  scene.expectSoon(() => scene.fires('CronJobLastRunFailed', labels), 'the alert', 40_000);
  scene.simulation.model.heal();
  scene.expectSoon(() => !scene.fires('CronJobLastRunFailed'), 'the end', 30_000);
});
