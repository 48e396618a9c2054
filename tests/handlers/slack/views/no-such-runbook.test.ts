import { expect, it } from 'vitest';
import { noSuchRunbook } from '#handlers/slack/views/no-such-runbook.ts';

it('noSuchRunbook names at most five that come near, or where to look', () => {
  const near = ['a', 'b', 'c', 'd', 'e', 'f'];
  expect(noSuchRunbook('x', near).text).toBe('There is no runbook `x`. Did you mean `a` or `b` or `c` or `d` or `e`?');
  expect(noSuchRunbook('x', []).text).toContain('`/runbook list` shows every name.');
});
