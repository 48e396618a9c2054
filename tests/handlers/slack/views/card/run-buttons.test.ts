import { describe, expect, it } from 'vitest';
import { runStates } from '#domain/run.ts';
import { readValue, runValueSchema } from '#handlers/slack/button-value.ts';
import { runButtons } from '#handlers/slack/views/card/run-buttons.ts';
import { anApproval, aRun, aSnapshot, now } from '#tests/handlers/slack/snapshots.ts';

const shown = (changes: Parameters<typeof aSnapshot>[0]) =>
  runButtons(aSnapshot({ approval: null, ...changes })).map((button) => button.text.text);
const failed = { ...aRun({ state: 'failed', finishedAt: now }), retryable: true };
const cancelled = { by: 'U01MAYA0001', at: now };

describe('runButtons', () => {
  it('offers to cancel what runs or waits, and asks back with what follows', () => {
    for (const state of runStates) {
      const canEnd = state === 'running' || state === 'waiting_approval';
      expect(shown({ run: aRun({ state }) })).toEqual(canEnd ? ['Cancel the run'] : []);
    }
    const [button] = runButtons(aSnapshot({ approval: null, run: aRun({ state: 'running' }) }));
    expect(readValue(runValueSchema, button?.value)).toEqual({ incident: 12, run: 'run-1' });
    expect(button?.confirm?.text.text).toContain('Nothing that was done is taken back.');
  });

  it('leaves a run that waits to be started to Reject, and one that asks in the middle to both', () => {
    expect(shown({ approval: anApproval({ path: null }) })).toEqual([]);
    expect(shown({ approval: anApproval({ path: 'steps[1]' }) })).toEqual(['Cancel the run']);
  });

  it('offers nothing twice: a run that was told to end is not cancelled again', () => {
    expect(shown({ run: aRun({ state: 'running', cancel: cancelled }) })).toEqual([]);
  });

  it('takes a failed run up again, and says whether its changes are asked about', () => {
    expect(shown({ run: failed })).toEqual(['Try again from the failed step']);
    const [asking] = runButtons(aSnapshot({ approval: null, run: failed }));
    expect(asking?.confirm?.text.text).toContain('You are asked before each change.');
    const acting = { ...failed, run: { ...failed.run, mode: 'act' as const } };
    const [alone] = runButtons(aSnapshot({ approval: null, run: acting }));
    expect(alone?.confirm?.text.text).toContain('without asking');
  });

  it('takes nothing up again while everything is stopped', () => {
    expect(shown({ run: failed, stop: { by: 'U01MAYA0001', reason: null, at: now } })).toEqual([]);
  });
});
