import { expect, test } from 'vitest';
import { performCase } from '#runbooks/rehearsal/perform-case.ts';
import { libraryCases } from './library-cases.ts';

const cases = await libraryCases();

test.each(cases)('$title', async ({ runbook, case: one }) => {
  const { faults } = await performCase(runbook, one);
  expect(faults).toEqual([]);
});

test('a case that expects something else is found out', async () => {
  const [first] = cases;
  const wrong = { ...first!.case, expect: { ...first!.case.expect, writes: ['delete *'], messages: ['never said'] } };
  const { faults } = await performCase(first!.runbook, wrong);
  expect(faults).toEqual([expect.stringContaining('should be [delete *]'), expect.stringContaining('"never said"')]);
});
