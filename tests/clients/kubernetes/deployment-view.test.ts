import { expect, test } from 'vitest';
import { sayLabelSelector, toDeploymentView } from '#clients/kubernetes/deployment-view.ts';

const metadata = { namespace: 'claims', name: 'api', uid: 'u-1', resourceVersion: '7' };

test('reads what the API leaves out as nothing, and one wanted pod', () => {
  const view = toDeploymentView({ metadata, spec: { selector: {}, template: {} } });
  expect(view).toMatchObject({ replicas: 1, currentReplicas: 0, availableReplicas: 0, images: [], paused: false });
  expect([view.labels, view.annotations, view.templateAnnotations, view.conditions]).toEqual([{}, {}, {}, []]);
});

test('keeps a wanted number of zero', () => {
  expect(toDeploymentView({ metadata, spec: { replicas: 0, selector: {}, template: {} } }).replicas).toBe(0);
});

test('takes nothing for a deployment that lacks what every object of the API has', () => {
  for (const field of Object.keys(metadata)) {
    expect(() => toDeploymentView({ metadata: { ...metadata, [field]: undefined } })).toThrow('not a deployment');
  }
});

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
  expect(sayLabelSelector(undefined)).toBe('');
});
