import { describe, expect, it } from 'vitest';
import { queueCorrelation } from '#incidents/queue-correlation.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';

const test = useTestDeps();

describe('queueCorrelation', () => {
  it('has every alert looked at once, in jobs of at most a hundred', async () => {
    const alerts = Array.from({ length: 250 }, (_, index) => index + 1);
    await test.write((trx) => queueCorrelation(test.deps, trx, alerts));
    const jobs = await test.jobs('correlate-alerts');
    const sizes = jobs.map(({ payload }) => payload.alerts.length);
    expect(sizes.toSorted((a, b) => b - a)).toEqual([100, 100, 50]);
    expect(jobs.flatMap(({ payload }) => payload.alerts).toSorted((a, b) => a - b)).toEqual(alerts);
  });

  it('queues nothing when nothing has changed', async () => {
    const before = (await test.jobs('correlate-alerts')).length;
    await test.write((trx) => queueCorrelation(test.deps, trx, []));
    expect(await test.jobs('correlate-alerts')).toHaveLength(before);
  });
});
