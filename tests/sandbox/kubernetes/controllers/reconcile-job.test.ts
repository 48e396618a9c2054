import { describe, expect, it } from 'vitest';
import type { Job } from '#sandbox/kubernetes/batch-objects.ts';
import { jobs } from '#sandbox/kubernetes/resources/jobs.ts';
import { testApi } from '#tests/sandbox/kubernetes/test-api.ts';
import { testCluster, type TestCluster } from '#tests/sandbox/kubernetes/test-cluster.ts';

/** `:fails` ends with 1 after a second, `:hangs` never, anything else with 0 after two. */
function behaviour(image: string, ranMs: number) {
  if (image.endsWith(':hangs')) return {};
  if (image.endsWith(':fails')) return ranMs < 1000 ? {} : { termination: { reason: 'Error', exitCode: 1 } as const };
  return ranMs < 2000 ? {} : { termination: { reason: 'Completed', exitCode: 0 } as const };
}

function withJob(image: string, spec: object = {}, restartPolicy = 'Never'): TestCluster {
  const test = testCluster(behaviour);
  const template = { spec: { restartPolicy, containers: [{ name: 'work', image }] } };
  test.make(jobs, 'work', { spec: { template, ...spec } });
  return test;
}

function jobOf(test: TestCluster): Job {
  const job = test.cluster.store.get('jobs.batch', 'default', 'work');
  if (!job) throw new Error('the job is gone');
  return job;
}

const endOf = (test: TestCluster): readonly unknown[] =>
  (jobOf(test).status?.conditions ?? []).map((condition) => [condition.type, condition.status, condition.reason]);

describe('the Job controller', () => {
  it('runs a pod to its end and says that the job is complete', () => {
    const test = withJob('work:1');
    test.pass(1500);
    expect(jobOf(test).status).toMatchObject({ active: 1, startTime: expect.any(String) });
    test.pass(4000);
    expect(jobOf(test).status).toMatchObject({ succeeded: 1, completionTime: expect.any(String) });
    expect(endOf(test)).toEqual([['Complete', 'True', 'CompletionsReached']]);
    expect(test.cluster.store.list('pods')).toMatchObject([
      {
        status: {
          phase: 'Succeeded',
          containerStatuses: [{ state: { terminated: { exitCode: 0, reason: 'Completed' } } }],
        },
      },
    ]);
  });

  it('runs as many at once as it may, until enough have succeeded', () => {
    const test = withJob('work:1', { completions: 5, parallelism: 2 });
    let most = 0;
    for (let step = 0; step < 100; step += 1) {
      test.pass(250);
      most = Math.max(most, jobOf(test).status?.active ?? 0);
    }
    expect(most).toBe(2);
    expect(jobOf(test).status?.succeeded).toBe(5);
  });

  it('gives up beyond the back-off limit, waiting longer each time', () => {
    const test = withJob('work:fails', { backoffLimit: 2 });
    test.pass(20_000);
    expect(endOf(test)).toEqual([]);
    test.pass(60_000);
    expect(endOf(test)).toEqual([['Failed', 'True', 'BackoffLimitExceeded']]);
    expect(jobOf(test).status?.failed).toBe(3);
    expect(test.cluster.store.list('pods').map((pod) => pod.status?.phase)).toEqual(['Failed', 'Failed', 'Failed']);
  });

  it('counts the restarts inside its pod where the policy is OnFailure', () => {
    const test = withJob('work:fails', { backoffLimit: 2 }, 'OnFailure');
    test.pass(60_000);
    expect(endOf(test)).toEqual([['Failed', 'True', 'BackoffLimitExceeded']]);
  });

  it('still counts a failed pod that somebody has deleted', async () => {
    const test = withJob('work:fails', { backoffLimit: 6 });
    test.pass(4000);
    const api = testApi(test.cluster);
    await api.call('DELETE', '/api/v1/namespaces/default/pods');
    test.pass(500);
    expect(jobOf(test).status?.failed).toBe(1);
  });

  it('ends a job that takes longer than it may, and its pod', () => {
    const test = withJob('work:hangs', { activeDeadlineSeconds: 10 });
    test.pass(15_000);
    expect(endOf(test)).toEqual([['Failed', 'True', 'DeadlineExceeded']]);
    expect(test.cluster.store.list('pods')).toEqual([]);
  });

  it('stops its pods while it is suspended, and goes on afterwards', async () => {
    const test = withJob('work:1', { suspend: true });
    const { patch } = testApi(test.cluster);
    test.pass(5000);
    expect(endOf(test)).toEqual([['Suspended', 'True', 'JobSuspended']]);
    expect(test.cluster.store.list('pods')).toEqual([]);
    await patch('/apis/batch/v1/namespaces/default/jobs/work', { spec: { suspend: false } });
    test.pass(6000);
    expect(endOf(test)).toEqual([
      ['Suspended', 'False', 'JobResumed'],
      ['Complete', 'True', 'CompletionsReached'],
    ]);
  });

  it('is removed with its pods when its time to live has passed', () => {
    const test = withJob('work:1', { ttlSecondsAfterFinished: 5 });
    test.pass(6000);
    expect(endOf(test)).toHaveLength(1);
    test.pass(8000);
    expect(test.cluster.store.list('jobs.batch')).toEqual([]);
    expect(test.cluster.store.list('pods')).toEqual([]);
  });
});
