import { expect, it } from 'vitest';
import { parseBody } from '#sandbox/kubernetes/parse-body.ts';
import { deployments } from '#sandbox/kubernetes/resources/deployments.ts';

it('fills in the kind and drops every null', () => {
  const body = {
    metadata: { name: 'a', creationTimestamp: null },
    spec: { template: { metadata: { creationTimestamp: null } } },
  };
  expect(parseBody(deployments, body)).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'a' },
    spec: { template: { metadata: {} } },
  });
});

it.each([
  ['a list', [], 'the body must be a JSON object: a Deployment'],
  ['another kind', { apiVersion: 'v1', kind: 'Pod' }, 'expected apps/v1, Kind=Deployment'],
  [
    'a wrong type',
    { spec: { paused: 'yes' } },
    'Deployment in version "v1" cannot be handled as a Deployment: spec.paused',
  ],
  ['labels that are no strings', { metadata: { labels: { a: 1 } } }, 'metadata.labels.a'],
])('refuses %s, naming it', (_name, body, message) => {
  expect(() => parseBody(deployments, body)).toThrow(
    expect.objectContaining({ code: 400, message: expect.stringContaining(message) }),
  );
});
