import { expect, it } from 'vitest';
import { createMetrics } from '#app/metrics.ts';
import { queueTable } from '#store/queue-table.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';

const test = useTestDeps();

it('counts the jobs of every queue by state', async () => {
  const text = await createMetrics(test.deps.queue).metrics();
  for (const { name } of queueTable) {
    for (const state of ['waiting', 'active', 'failed']) {
      expect(text).toMatch(new RegExp(`^firebreak_jobs\\{queue="${name}",state="${state}"\\} \\d+$`, 'm'));
    }
  }
});

it('says for every queue how long a job of it could have run and did not', async () => {
  const text = await createMetrics(test.deps.queue).metrics();
  for (const { name } of queueTable) {
    expect(text).toMatch(new RegExp(`^firebreak_jobs_overdue_seconds\\{queue="${name}"\\} \\d`, 'm'));
  }
});

it('tells of the process too', async () => {
  expect(await createMetrics(test.deps.queue).metrics()).toContain('process_resident_memory_bytes');
});

it('belongs to nobody else: two processes in one do not share their metrics', async () => {
  const [one, other] = [createMetrics(test.deps.queue), createMetrics(test.deps.queue)];
  one.clear();
  expect(await other.metrics()).toContain('firebreak_jobs');
});
