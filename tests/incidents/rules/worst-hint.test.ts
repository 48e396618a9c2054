import { expect, it } from 'vitest';
import { worstHint } from '#incidents/rules/worst-hint.ts';

it('is the worst that anybody said, and null where nobody said anything', () => {
  expect(worstHint([{ severityHint: 'sev3' }, { severityHint: null }, { severityHint: 'sev2' }])).toBe('sev2');
  expect(worstHint([{ severityHint: null }])).toBeNull();
  expect(worstHint([])).toBeNull();
});
