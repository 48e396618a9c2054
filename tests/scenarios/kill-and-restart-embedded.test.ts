import { describe, it } from 'vitest';
import type { WorkspaceEvent } from '#sandbox/contract.ts';
import { saidBy } from '#tests/support/incident-in-slack.ts';
import { expectEachEffectOnce } from './each-effect-once.ts';
import { atClusterWrite, atSlackSight, type Kill } from './kill.ts';
import { beginStory } from './restart-story.ts';

const timeout = 600_000;
const patienceMs = 120_000;

const seen = {
  channel: atSlackSight('when the channel appears', ({ kind, ...event }) => 'channel' in event && kind === 'channel'),
  card: atSlackSight('when the card appears', (event) => saysNow(event, /^INC-1 ·/)),
  dryRun: atClusterWrite('at the dry run of the restart', ({ dryRun }) => dryRun),
  change: atClusterWrite('when the restart has reached the cluster', ({ dryRun }) => !dryRun),
  notification: atSlackSight('when the notification appears', (event) => saysNow(event, /^Restarted/)),
  wait: atSlackSight('during the wait before the check', (event) => saysNow(event, /⏳ After 2 min/)),
  end: atSlackSight('when the end is announced', (event) => saysNow(event, /is over\./)),
};

const stories: readonly (readonly Kill[])[] = [
  [seen.channel, seen.change],
  [seen.card, seen.notification],
  [seen.dryRun, seen.wait],
  [seen.end],
];

function saysNow(event: WorkspaceEvent, what: RegExp): boolean {
  return event.kind === 'message' && what.test(saidBy(event.message));
}

describe('killed and started again on the embedded database', () => {
  const rows = stories.map((kills) => ({ kills, when: kills.map((kill) => kill.when).join(', then ') }));
  it.concurrent.for(rows)('finishes the run once when killed $when', { timeout }, async ({ kills }, context) => {
    const story = await beginStory('embedded');
    context.onTestFinished(() => story.end());
    await story.tell(kills);
    await expectEachEffectOnce(story);
  });

  it.concurrent('takes an approval that was first pressed while nobody was there', { timeout }, async (context) => {
    const story = await beginStory('embedded');
    context.onTestFinished(() => story.end());
    const { workspace, platform } = story.world;
    platform.inject('connection-pool-exhaustion', 'claims-api');
    const card = await workspace.waitFor(story.question, 'the card to ask for approval', patienceMs);
    await story.firebreak.kill();
    context.expect(await story.approve(card)).toMatch(/could not be reached/);
    await story.firebreak.start();
    context.expect(await story.approve(card)).toBeNull();
    await workspace.waitFor(story.isOver, 'the end of the incident', patienceMs);
    await expectEachEffectOnce(story);
  });
});
