import { describe, expect, it } from 'vitest';
import { runStates } from '#domain/run.ts';
import { detailLevels } from '#handlers/slack/views/card/detail.ts';
import { runBlocks } from '#handlers/slack/views/card/run-blocks.ts';
import { textsOf } from '#tests/handlers/slack/block-reading.ts';
import { aRun, aSnapshot, aStep, now } from '#tests/handlers/slack/snapshots.ts';

const said = (run: ReturnType<typeof aRun> | null) =>
  textsOf(runBlocks(aSnapshot({ run }), detailLevels[0])).join('\n');

describe('runBlocks', () => {
  it('has words for every state of a run', () => {
    for (const state of runStates) expect(said(aRun({ state }))).toMatch(/risk medium · \S/);
    expect(said(aRun({ state: 'unknown' }))).toContain('a person must decide');
  });

  it('says of the steps that it leaves out how many there are and how many went wrong', () => {
    const steps = Array.from({ length: 60 }, (_, index) =>
      aStep({ path: `${index}`, state: index < 40 ? 'done' : index === 59 ? 'failed' : 'pending' }),
    );
    const text = said(aRun({}, steps));
    expect(text).toContain('… 35 earlier steps');
    expect(text.match(/[✓○✗] Read/g)).toHaveLength(25);
    const tail = Array.from({ length: 60 }, (_, index) =>
      aStep({ path: `${index}`, state: index === 50 ? 'unknown' : 'pending' }),
    );
    expect(said(aRun({}, tail))).toContain('… and 35 more (1 unknown)');
  });

  it('says that it was cancelled, takes back what it did, or takes another up again', () => {
    const cancel = { by: 'U01MAYA0001', at: now };
    expect(said(aRun({ state: 'running', cancel }))).toContain('Cancelled by <@U01MAYA0001>: it ends once');
    expect(said(aRun({ state: 'running', undo: ['steps[1]'] }))).toContain('takes back what it did: 1 step to go');
    expect(said(aRun({ state: 'running', retryOf: 'run-0' }))).toContain('Takes a failed run up again');
    const over = said(aRun({ state: 'failed', finishedAt: now, cancel, undo: [] }));
    expect(over).not.toMatch(/Cancelled by|takes back/);
  });

  it('is nothing without a run', () => {
    expect(said(null)).toBe('');
  });
});
