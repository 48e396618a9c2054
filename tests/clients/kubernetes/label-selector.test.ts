import { expect, test } from 'vitest';
import { sayLabelSelector } from '#clients/kubernetes/label-selector.ts';

test('writes every operator of a label selector', () => {
  const selector = {
    matchLabels: { app: 'claims-api' },
    matchExpressions: [
      { key: 'tier', operator: 'In', values: ['1', '2'] },
      { key: 'canary', operator: 'NotIn', values: ['yes'] },
      { key: 'team', operator: 'Exists' },
      { key: 'retired', operator: 'DoesNotExist' },
    ],
  };
  expect(sayLabelSelector(selector)).toBe('app=claims-api,tier in (1,2),canary notin (yes),team,!retired');
});

test('writes a selector that chooses everything as nothing', () => {
  expect(sayLabelSelector({})).toBe('');
  expect(sayLabelSelector({ matchLabels: null, matchExpressions: null })).toBe('');
});
