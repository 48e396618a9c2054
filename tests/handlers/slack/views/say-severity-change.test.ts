import { expect, it } from 'vitest';
import { saySeverityChange } from '#handlers/slack/views/say-severity-change.ts';

it.each([
  [
    { kind: 'changed', from: 'sev1', to: 'sev3' },
    'INC-12 is sev3 medium now; it was sev1. It rises again only if it gets worse.',
  ],
  [{ kind: 'already', severity: 'sev2' }, 'INC-12 is sev2 high already.'],
  [{ kind: 'closed', state: 'resolved' }, 'INC-12 is resolved; its severity stays as it was.'],
] as const)('says of %j: %s', (outcome, words) => {
  expect(saySeverityChange(outcome, 12).text).toContain(words);
});

it('says that there is no such incident', () => {
  expect(saySeverityChange({ kind: 'not_found' }, 12).text).toContain('INC-12');
});
