import { expect, it } from 'vitest';
import { otherRun } from '#handlers/slack/views/other-run.ts';

it('otherRun says that nothing was done', () => {
  expect(otherRun(12).text).toBe('INC-12 has another run by now. Nothing was done; the card shows it in a moment.');
});
