import { describe, expect, it } from 'vitest';
import { cronJobs } from '#sandbox/kubernetes/resources/cron-jobs.ts';
import { testApi } from '#tests/sandbox/kubernetes/test-api.ts';
import { testCluster, type TestCluster } from '#tests/sandbox/kubernetes/test-cluster.ts';

const path = '/apis/batch/v1/namespaces/default/cronjobs/sweep';

function withCronJob(spec: object, endsAfterMs: number | null = 2000): TestCluster {
  const test = testCluster((_image, ranMs) =>
    endsAfterMs === null || ranMs < endsAfterMs ? {} : { termination: { reason: 'Completed', exitCode: 0 } },
  );
  const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'sweep', image: 'sweep:1' }] } };
  test.make(cronJobs, 'sweep', { spec: { schedule: '* * * * *', jobTemplate: { spec: { template } }, ...spec } });
  return test;
}

const jobNames = (test: TestCluster): readonly string[] =>
  test.cluster.store.list('jobs.batch').map((job) => job.metadata.name);
const statusOf = (test: TestCluster) => test.cluster.store.get('cronjobs.batch', 'default', 'sweep')?.status;

describe('the CronJob controller', () => {
  it('starts a job at every moment of its schedule and keeps the last three', () => {
    const test = withCronJob({});
    test.pass(60_000);
    expect(jobNames(test)).toEqual(['sweep-28333334']);
    expect(statusOf(test)?.lastScheduleTime).toBe('2023-11-14T22:14:00Z');
    test.pass(240_000);
    expect(jobNames(test)).toEqual(['sweep-28333336', 'sweep-28333337', 'sweep-28333338']);
    expect(statusOf(test)?.lastSuccessfulTime).toMatch(/^2023-11-14T22:18:0\dZ$/);
    expect(test.cluster.store.list('jobs.batch')[0]?.metadata.ownerReferences).toMatchObject([{ kind: 'CronJob' }]);
  });

  it('lists the jobs that run', () => {
    const test = withCronJob({}, null);
    test.pass(60_000);
    expect(statusOf(test)?.active).toMatchObject([{ kind: 'Job', name: 'sweep-28333334' }]);
  });

  it('starts no second job beside a running one where that is forbidden', () => {
    const test = withCronJob({ concurrencyPolicy: 'Forbid' }, null);
    test.pass(200_000);
    expect(jobNames(test)).toEqual(['sweep-28333334']);
  });

  it('replaces a running job where it is told to', () => {
    const test = withCronJob({ concurrencyPolicy: 'Replace' }, null);
    test.pass(110_000);
    expect(jobNames(test)).toEqual(['sweep-28333335']);
    test.pass(5000);
    expect(test.cluster.store.list('pods')).toHaveLength(1);
  });

  it('rests while it is suspended, and makes up for the last missed moment only', async () => {
    const test = withCronJob({ suspend: true });
    test.pass(400_000);
    expect(jobNames(test)).toEqual([]);
    await testApi(test.cluster).patch(path, { spec: { suspend: false } });
    test.pass(1000);
    expect(jobNames(test)).toEqual(['sweep-28333340']);
  });

  it('lets a moment pass that is longer ago than its deadline', async () => {
    const test = withCronJob({ suspend: true, schedule: '14 * * * *', startingDeadlineSeconds: 30 });
    test.pass(120_000);
    await testApi(test.cluster).patch(path, { spec: { suspend: false } });
    test.pass(1000);
    expect(jobNames(test)).toEqual([]);
  });

  it('counts a job that somebody made from its template among its own', async () => {
    const test = withCronJob({ schedule: '0 3 1 1 *' });
    const api = testApi(test.cluster);
    const cronJob = test.cluster.store.get('cronjobs.batch', 'default', 'sweep');
    const { name = '', uid = '' } = cronJob?.metadata ?? {};
    // As `kubectl create job --from=cronjob/sweep` sends it.
    const metadata = {
      name: 'by-hand',
      annotations: { 'cronjob.kubernetes.io/instantiate': 'manual' },
      ownerReferences: [{ apiVersion: 'batch/v1', kind: 'CronJob', name, uid, controller: true }],
    };
    const made = await api.call('POST', '/apis/batch/v1/namespaces/default/jobs', {
      body: { metadata, spec: cronJob?.spec.jobTemplate.spec },
    });
    expect(made.status).toBe(201);
    test.pass(1000);
    expect(statusOf(test)?.active).toMatchObject([{ name: 'by-hand' }]);
    test.pass(5000);
    expect(statusOf(test)?.active).toBeUndefined();
    expect(statusOf(test)?.lastSuccessfulTime).toBeDefined();
  });
});
