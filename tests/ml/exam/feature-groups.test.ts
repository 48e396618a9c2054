import { expect, test } from 'vitest';
import { featureGroups } from '#ml/exam/feature-groups.ts';
import { blocks } from '#ml/features/occurrence.ts';

test('has every block of features in exactly one group', () => {
  expect(Object.values(featureGroups).flat().sort()).toEqual([...blocks].sort());
});
