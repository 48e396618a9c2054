import { describe, expect, it } from 'vitest';
import { stepLines } from '#handlers/slack/views/story/step-lines.ts';
import { aStoryStep } from '#tests/handlers/slack/stories.ts';

const said = (changes: Parameters<typeof aStoryStep>[0]) => stepLines(aStoryStep(changes)).join('\n');

describe('stepLines', () => {
  it('tells what a step did, with what, what it changed and gave, how long it took, and who approved', () => {
    const change = { title: 'Restart', difference: ['spec.replicas: 4 → 8'], approvedBy: ['U01MAYA0001'] };
    const lines = stepLines(aStoryStep({ change, tries: 3 }));
    expect(lines[0]).toBe('✓ *Restart deployment/claims-api in claims* — 4 of 4 pods are new (42 s)');
    expect(lines[1]).toMatch(/^`steps\[1\]\.if_true\[0\]` · kubernetes · begun <!date\^.*> · tried 3 times$/);
    expect(lines.slice(2)).toEqual([
      'given target `deployment/claims-api`',
      'changed, approved by <@U01MAYA0001>:',
      '\u2003`spec.replicas: 4 → 8`',
      'gave `{"replicas":4}`',
    ]);
  });

  it('says of a change that nobody was asked about that nobody was asked', () => {
    expect(said({})).toContain('changed, without asking:');
  });

  it('keeps to what there is', () => {
    const bare = { input: null, change: null, output: null, startedAt: null, finishedAt: null, summary: null } as const;
    expect(stepLines(aStoryStep({ ...bare, state: 'queued' }))).toEqual([
      '○ *Restart deployment/claims-api in claims* — queued',
      '`steps[1].if_true[0]` · kubernetes',
    ]);
  });

  it('lets no value call anybody or open formatting', () => {
    const evil = '<!channel> `*x*`';
    const text = said({ summary: evil, input: { query: evil }, output: evil, words: evil });
    expect(text).not.toContain('<!channel>');
    expect(text).toContain('given query `&lt;!channel&gt; ˋ*x*ˋ`');
  });
});
