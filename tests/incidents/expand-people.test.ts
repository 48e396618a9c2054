import { describe, expect, it } from 'vitest';
import { expandPeople } from '#incidents/expand-people.ts';
import { people, usergroups } from '#sandbox/slack/seed.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';

const test = useTestDeps({ slack: true });

describe('expandPeople', () => {
  it('puts a group’s members in its place, each person once', async () => {
    const { maya, devon, priya } = people;
    expect(await expandPeople(test.deps, [priya.id, usergroups.sreOncall.id, maya.id])).toEqual([
      priya.id,
      maya.id,
      devon.id,
    ]);
  });

  it('asks Slack nothing where no group is named', async () => {
    const calls = test.workspace.calls().length;
    expect(await expandPeople(test.deps, ['U1', 'W2', 'U1'])).toEqual(['U1', 'W2']);
    expect(test.workspace.calls()).toHaveLength(calls);
  });

  it('fails where a group does not exist, rather than leave people out silently', async () => {
    await expect(expandPeople(test.deps, ['S0NOSUCH'])).rejects.toMatchObject({ system: 'slack' });
  });
});
