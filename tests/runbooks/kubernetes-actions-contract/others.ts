import { describe, expect, test } from 'vitest';
import { fieldOf } from '#domain/kubernetes-object.ts';
import { type ActionSetting, until } from './setting.ts';

/** Jobs, storage and reading. */
export function describeOtherActions(current: () => ActionSetting): void {
  describe('jobs, storage and reading', () => {
    test('runs a job from a cron job once, and tells of one that fails', async () => {
      const { take, cluster } = current();
      const outcome = await take('action: run_job, target: cronjob/tidy');
      expect(outcome).toMatchObject({ kind: 'done', summary: expect.stringContaining('has completed') });
      cluster.breakJobs();
      await expect(take('action: run_job, target: cronjob/breaks')).resolves.toMatchObject({
        kind: 'failed',
        reason: expect.stringMatching(/^job breaks-fb-[0-9a-f]{10} failed \(BackoffLimitExceeded/),
      });
    });

    test('enlarges a volume claim, and refuses one whose storage class does not allow it', async () => {
      const { take, read, cluster } = current();
      await until(cluster, 'the claim', async () => fieldOf(await read('pvc/data'), 'status', 'phase') === 'Bound');
      await expect(take('action: expand_pvc, target: pvc/data, size: "+20%", timeout: 30s')).resolves.toMatchObject({
        kind: 'done',
        output: { previous_size: '10Gi', size: '12Gi' },
      });
      await expect(take('action: expand_pvc, target: pvc/fixed, size: x2')).resolves.toMatchObject({
        kind: 'failed',
        reason: expect.stringContaining('allowVolumeExpansion'),
      });
    });

    test('tells how an object does, and what was noted about it', async () => {
      const { take } = current();
      const described = await take('action: describe, target: deployment/web');
      expect(described).toMatchObject({ kind: 'done', output: { text: expect.stringContaining('pods:') } });
      const events = await take('action: events, target: deployment/web');
      expect(events).toMatchObject({ kind: 'done', output: { text: expect.stringContaining('ScalingReplicaSet') } });
    });

    test('reads what pods write', async (context) => {
      const { take, cluster } = current();
      if (!cluster.hasLogs) context.skip('its containers write nothing');
      await expect(take('action: logs, target: deployment/web, tail: 5')).resolves.toMatchObject({ kind: 'done' });
    });
  });
}
