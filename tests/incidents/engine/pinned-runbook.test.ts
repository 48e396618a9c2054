import { describe, expect, it } from 'vitest';
import { pinnedRunbook } from '#incidents/engine/pinned-runbook.ts';
import { sound } from '#tests/runbooks/walk.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { proposedRun, telling } from '#tests/incidents/proposed-run.ts';

const test = useTestDeps();

describe('pinnedRunbook', () => {
  it('is the text of the day on which the run was created', async () => {
    const { run } = await proposedRun(test, { needsApproval: true });
    const changed = sound(telling.source.replace('Looking at', 'Ignoring'));
    const deps = { ...test.deps, runbooks: [changed] };
    expect(deps.runbooks[0]?.hash).not.toBe(pinnedRunbook(run).hash);
    expect(pinnedRunbook(run)).toMatchObject({ hash: telling.hash, source: telling.source });
  });

  it('says which run it is whose text no longer parses', async () => {
    const { run } = await proposedRun(test, { needsApproval: true });
    expect(() => pinnedRunbook({ ...run, runbookHash: 'another', runbookSource: 'name: [' })).toThrow(
      `run ${run.id}: its pinned runbook`,
    );
  });
});
