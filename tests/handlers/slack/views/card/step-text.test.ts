import { describe, expect, it } from 'vitest';
import { stepText } from '#handlers/slack/views/card/step-text.ts';
import { anApproval, aStep, now } from '#tests/handlers/slack/snapshots.ts';

const later = new Date(now.getTime() + 42_000);

describe('stepText', () => {
  it.each([
    [{ state: 'pending' }, '○ Restart it'],
    [{ state: 'queued' }, '○ Restart it'],
    [{ state: 'not_taken' }, '– Restart it (not taken)'],
    [{ state: 'started', startedAt: null }, '◔ Restart it — running'],
    [{ state: 'waiting' }, '⏳ Restart it — waiting'],
    [{ state: 'waiting', summary: 'waiting 2 min' }, '⏳ Restart it — waiting 2 min'],
    [{ state: 'done', summary: '3 pods new', startedAt: now, finishedAt: later }, '✓ Restart it — 3 pods new (42 s)'],
    [{ state: 'done', startedAt: now, finishedAt: now }, '✓ Restart it'],
    [{ state: 'failed', summary: 'forbidden' }, '✗ Restart it — forbidden'],
    [{ state: 'skipped', summary: 'skipped: a == b' }, '↷ Restart it — skipped: a == b'],
    [{ state: 'skipped' }, '↷ Restart it — skipped'],
    [{ state: 'unknown', summary: 'no answer' }, '⚠ Restart it — effect unknown, a person must look: no answer'],
    [{ state: 'done', depth: 1 }, '\u2003✓ Restart it'],
  ] as const)('says %j', (changes, line) => {
    expect(stepText(aStep({ title: 'Restart it', ...changes }), null, 200)).toBe(line);
  });

  it('says since when a step runs and until when a question stands, in the time of the reader', () => {
    expect(stepText(aStep({ state: 'started', startedAt: now }), null, 200)).toContain('running since <!date^');
    const asking = aStep({ state: 'waiting', path: 'steps[1]', summary: 'x' });
    expect(stepText(asking, anApproval({ path: 'steps[1]' }), 200)).toContain('waits for approval until <!date^');
  });
});
