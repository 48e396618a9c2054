import { describe, expect, it } from 'vitest';
import { questionLines } from '#handlers/slack/views/story/question-lines.ts';
import { aPreview } from '#tests/handlers/slack/snapshots.ts';
import { aStoryQuestion } from '#tests/handlers/slack/stories.ts';

const first = (changes: Parameters<typeof aStoryQuestion>[0]) => questionLines(aStoryQuestion(changes))[0];

describe('questionLines', () => {
  it('tells who approved, and every press with what came of it', () => {
    const lines = questionLines(aStoryQuestion());
    expect(lines[0]).toContain('— approved by <@U01MAYA0001>, <@U02DEVON002>');
    expect(lines[1]).toMatch(/^asked <!date\^.*> of 2 people$/);
    expect(lines.slice(2).map((line) => line.replace(/^.*?> /, ''))).toEqual([
      '<@U03SOFIA003> pressed Approve, refused: not among the approvers',
      '<@U01MAYA0001> pressed Approve, counted',
      '<@U02DEVON002> pressed Approve, with it the question was approved',
    ]);
  });

  it('shows every change that was approved, also what the card had no room for', () => {
    const difference = Array.from({ length: 35 }, (_, index) => `spec.f${index}: 1 → 2`);
    expect(questionLines(aStoryQuestion({ preview: [aPreview({ difference })] })).join('\n')).toContain(
      '`spec.f34: 1 → 2`',
    );
  });

  it.each([
    [{ state: 'pending' }, /— waits until <!date/],
    [
      { state: 'rejected', decidedBy: 'U01MAYA0001', reason: 'not the cause' },
      /— rejected by <@U01MAYA0001>: not the cause$/,
    ],
    [{ state: 'expired' }, /— expired unanswered$/],
    [{ state: 'withdrawn', reason: 'all runbooks were stopped' }, /— withdrawn: all runbooks were stopped$/],
    [{ state: 'void', reason: 'it changed' }, /— void: it changed; put anew$/],
  ] as const)('says what became of one that is %j', (changes, words) => {
    expect(first(changes)).toMatch(words);
  });
});
