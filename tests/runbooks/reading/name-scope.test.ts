import { expect, test } from 'vitest';
import { meet, type NameScope, unknownNameProblem, withName, withPerhaps } from '#runbooks/reading/name-scope.ts';

const start: NameScope = { known: new Set(['service']), perhaps: new Map() };

test('a name is known from where it is set', () => {
  expect(unknownNameProblem('pods', start)).not.toBeNull();
  expect(unknownNameProblem('pods', withName(start, 'pods'))).toBeNull();
});

test('where two ways meet, what both set is known and what one sets is doubtful', () => {
  const left = withName(withName(start, 'both'), 'one');
  const met = meet([left, withName(start, 'both')], new Map([['one', 'steps[0].if_true[0]']]));
  expect(unknownNameProblem('both', met)).toBeNull();
  expect(unknownNameProblem('one', met)?.message).toContain('only steps[0].if_true[0] sets it');
});

test('a doubtful name becomes known once it is set for certain, and a known one never doubtful', () => {
  const doubtful = withPerhaps(start, 'late', 'steps[0]');
  expect(unknownNameProblem('late', withName(doubtful, 'late'))).toBeNull();
  expect(unknownNameProblem('service', withPerhaps(start, 'service', 'steps[0]'))).toBeNull();
});
