import { expect } from 'vitest';
import { people } from '#sandbox/slack/seed.ts';
import { openDatabase } from '#store/database.ts';
import { incidentChannels } from '#tests/support/incident-in-slack.ts';
import { jobsLeft } from '#tests/support/jobs-left.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { type RestartStory, waitScale } from './restart-story.ts';

/**
 * What one exhausted connection pool leaves behind, however often Firebreak died meanwhile: in Slack, in the cluster,
 * at the pager, and in its own records. Ends Firebreak with Ctrl-C to read them.
 */
export async function expectEachEffectOnce(story: RestartStory): Promise<void> {
  const { world } = story;
  await settle(story);
  const channels = incidentChannels(world.workspace, people.maya.id).map(({ name }) => name);
  // A number is taken when an incident is about to be opened, and a kill there leaves a gap.
  expect(channels).toEqual([expect.stringMatching(/^inc-[12]-high-latency-p99-on-claims-api$/)]);
  expect(
    story
      .said()
      .map(({ text }) => text.replace(/INC-[12]/, 'INC').replace(/:.*/s, ''))
      .toSorted(),
  ).toEqual(
    [
      '🚨 <!subteam^S01SREONCALL> Approval needed',
      'INC is over. Resolved',
      'INC · SEV1 · HighLatencyP99 on claims-api',
      'Restarted claims-api due to connection pool exhaustion',
    ].toSorted(),
  );
  const restarts = world.platform.writes().filter((write) => !write.dryRun);
  expect(restarts.map(({ verb, path }) => `${verb} ${path}`)).toEqual([
    'patch /apis/apps/v1/namespaces/claims/deployments/claims-api',
  ]);
  expect(world.platform.pages()).toEqual([]);

  await expectOneRun(story);
}

/**
 * Waits until what the killed lives had begun is done too: an effect that is repeated comes late. The embedded database
 * can be looked at only between two lives, and one that finds work undone begins another.
 */
async function settle({ firebreak }: RestartStory): Promise<void> {
  const left = async (): Promise<number> => {
    const database = await openDatabase(firebreak.database);
    try {
      return await jobsLeft(database.db);
    } finally {
      await database.close();
    }
  };
  if (firebreak.database.kind === 'postgres') {
    const options = { timeoutMs: 120_000, everyMs: 500 };
    await waitFor('every job to be done', async () => (await left()) === 0, options);
  }
  expect(await firebreak.stop()).toBe(0);
  while ((await left()) > 0) {
    await firebreak.start();
    expect(await firebreak.stop()).toBe(0);
  }
}

async function expectOneRun({ firebreak }: RestartStory): Promise<void> {
  const database = await openDatabase(firebreak.database);
  try {
    const { db } = database;
    const incidents = await db.selectFrom('incidents').select('state').execute();
    expect(incidents).toEqual([{ state: 'resolved' }]);
    const runs = await db.selectFrom('runs').select(['runbook', 'state', 'reason']).execute();
    expect(runs).toEqual([
      { runbook: 'high-latency-database-connection-pool', state: 'succeeded', reason: 'every step is done' },
    ]);
    const steps = await db.selectFrom('run_steps').selectAll().orderBy('position').execute();
    expect(steps.map(({ path, state }) => `${path} ${state}`)).toEqual([
      'steps[0] done',
      'steps[1] done',
      'steps[1].if_true[0] done',
      'steps[1].if_true[1] done',
      'steps[2] done',
    ]);
    const waited = steps.at(-1);
    const began = waited?.started_at?.getTime() ?? Infinity;
    expect(waited?.finished_at?.getTime()).toBeGreaterThanOrEqual(began + 120_000 * waitScale);
    const kinds = await db.selectFrom('timeline').select('kind').execute();
    const count = (wanted: string) => kinds.filter(({ kind }) => kind === wanted).length;
    expect({
      opened: count('opened'),
      channel_opened: count('channel_opened'),
      approved: count('approved'),
      run_started: count('run_started'),
      step_finished: count('step_finished'),
      run_finished: count('run_finished'),
      escalated: count('escalated'),
      delivery_failed: count('delivery_failed'),
      resolved: count('resolved'),
    }).toEqual({
      opened: 1,
      channel_opened: 1,
      approved: 1,
      run_started: 1,
      step_finished: 5,
      run_finished: 1,
      escalated: 0,
      delivery_failed: 0,
      resolved: 1,
    });
  } finally {
    await database.close();
  }
}
