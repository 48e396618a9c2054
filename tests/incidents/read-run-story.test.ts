import { describe, expect, it } from 'vitest';
import { cancelRun } from '#incidents/cancel-run.ts';
import { decideApproval } from '#incidents/decide-approval.ts';
import { listUnfinishedRuns, readRunStory } from '#incidents/read-run-story.ts';
import { people } from '#sandbox/slack/seed.ts';
import { withSteps } from '#tests/runbooks/walk.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { openIncident } from './alerts.ts';
import { runAlong } from './engine/run-along.ts';
import { askedRun, proposedRun } from './proposed-run.ts';

const test = useTestDeps({ slack: true });
const { priya, sofia } = people;

describe('readRunStory', () => {
  it('tells every step with its words and values, and every question with its presses', async () => {
    const { incident, run, approval } = await askedRun(test);
    const press = { approval: approval.id, verdict: 'approve', reason: null } as const;
    await decideApproval(test.deps, { ...press, person: sofia.id });
    await decideApproval(test.deps, { ...press, person: priya.id });
    await runAlong(test, run.id);
    const read = await readRunStory(test.deps, incident);
    if (read.kind !== 'story') throw new Error(`not a story but ${read.kind}`);
    const { story } = read;
    expect(story).toMatchObject({ incident, run: { id: run.id, state: 'succeeded' }, risk: 'medium' });
    expect(story.steps).toMatchObject([{ path: 'steps[0]', state: 'done', words: expect.stringContaining('Slack') }]);
    expect(JSON.stringify(story.steps[0]?.input)).toContain('Looking at');
    expect(story.questions).toMatchObject([
      {
        approval: { id: approval.id, state: 'approved', approvedBy: [priya.id] },
        presses: [
          { person: sofia.id, outcome: 'not_permitted' },
          { person: priya.id, outcome: 'approved' },
        ],
      },
    ]);
  });

  it('tells each turn of a loop as a step of its own', async () => {
    const loop = withSteps(
      '  - type: for_each\n    items: "[1, 2, 3]"\n    as: n\n    steps: [ { type: notification, channel: slack, message: "turn" } ]\n',
    );
    const { incident, run } = await proposedRun(test, { runbook: loop, needsApproval: false });
    await runAlong(test, run.id);
    const read = await readRunStory(test.deps, incident);
    const steps = read.kind === 'story' ? read.story.steps : [];
    expect(steps.filter(({ type }) => type === 'notification').map(({ path, words }) => [path, words])).toEqual(
      [0, 1, 2].map((turn) => [`steps[0]#${turn}.steps[0]`, expect.stringContaining('Slack')]),
    );
  });

  it('says when there is nothing to tell', async () => {
    const { number } = await openIncident(test);
    expect(await readRunStory(test.deps, number)).toEqual({ kind: 'no_run' });
    expect(await readRunStory(test.deps, 999_999)).toEqual({ kind: 'not_found' });
  });
});

describe('listUnfinishedRuns', () => {
  it('names a run until it has ended', async () => {
    const { incident, run } = await askedRun(test, undefined, priya.id);
    const of = async () => (await listUnfinishedRuns(test.deps)).filter((each) => each.incident === incident);
    expect(await of()).toEqual([
      { incident, runbook: 'test', state: 'waiting_approval', startedBy: priya.id, createdAt: run.createdAt },
    ]);
    await cancelRun(test.deps, { incident, person: sofia.id });
    expect(await of()).toEqual([]);
  });
});
