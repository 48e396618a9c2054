import { describe, expect, it } from 'vitest';
import { sayResumption, sayStop } from '#handlers/slack/views/say-stop.ts';
import { now } from '#tests/handlers/slack/snapshots.ts';

const stop = { by: 'U01MAYA0001', reason: 'worse', at: now };

describe('sayStop', () => {
  it('says what it stopped, for how long, and what ends that', () => {
    const runs = Array.from({ length: 23 }, (_, index) => ({ incident: index + 1, runbook: 'restart' }));
    const { text } = sayStop({ kind: 'stopped', runs });
    expect(text).toContain('also after a restart, until an approver types `/runbook resume`');
    expect(text).toContain('Ended: INC-1 `restart`, INC-2 `restart`');
    expect(text).toContain('INC-20 `restart` and 3 more.');
    expect(sayStop({ kind: 'stopped', runs: [] }).text).toContain('No run was under way.');
  });

  it('says who was first where everything was stopped already', () => {
    expect(sayStop({ kind: 'already', stop }).text).toMatch(
      /by <@U01MAYA0001> .*: worse\. That stands; nothing was changed/,
    );
  });
});

describe('sayResumption', () => {
  it.each([
    [{ kind: 'resumed', stop }, 'Runbooks may run again. Runs that were stopped stay ended'],
    [{ kind: 'not_stopped' }, 'nothing was stopped'],
    [{ kind: 'not_permitted', approvers: ['U01MAYA0001'] }, 'Only <@U01MAYA0001> may let runbooks run again'],
  ] as const)('tells the person of %j', (outcome, words) => {
    expect(sayResumption(outcome).text).toContain(words);
  });
});
