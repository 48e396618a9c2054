import { expect, test } from 'vitest';
import { readAnyAnswer, readObject, readPage, readProposedObject } from '#clients/kubernetes/object-answer.ts';
import { kubernetesKinds } from '#domain/kubernetes-object.ts';
import { storedObject } from './tiny-answers.ts';

const { deployment, pod, pdb } = kubernetesKinds;

test('keeps every field as it came, also those that no client of today knows', () => {
  const object = storedObject('Deployment', 'apps/v1', 'api', {
    metadata: {
      creationTimestamp: '2026-03-01T03:00:00Z',
      labels: { app: 'api' },
      managedFields: [{ manager: 'kubectl', fieldsV1: { 'f:spec': { 'f:replicas': {} } } }],
      futureMeta: { a: [1, null] },
    },
    spec: { replicas: 2, futureField: { when: '2030-01-01T00:00:00.123456Z', none: null }, paused: false },
    futureTop: true,
  });
  expect(readObject(deployment, JSON.stringify(object))).toEqual(object);
});

test.each(['name', 'uid', 'resourceVersion'])('takes nothing for a stored object that has no %s', (field) => {
  const object = storedObject('Deployment', 'apps/v1', 'api', { metadata: { [field]: undefined } });
  expect(() => readObject(deployment, JSON.stringify(object))).toThrow(field);
});

test('refuses an object of another kind, and what is no answer of the API', () => {
  const body = JSON.stringify(storedObject('Pod', 'v1', 'api'));
  expect(() => readObject(deployment, body)).toThrow('it is a Pod and not a Deployment');
  for (const other of ['<html>', '', '{"kind":"Depl', 'null', '[]', '"ok"', '{}']) {
    expect(() => readObject(deployment, other)).toThrow(Error);
    expect(() => readPage(deployment, other)).toThrow(Error);
    expect(() => readAnyAnswer(other)).toThrow(Error);
  }
});

test('gives what a dry run would create an empty version, and keeps its uid', () => {
  const metadata = { name: 'new', uid: 'u-1', resourceVersion: undefined };
  const body = JSON.stringify(storedObject('Pod', 'v1', 'new', { metadata }));
  expect(readProposedObject(pod, body).metadata).toEqual({ name: 'new', uid: 'u-1', resourceVersion: '' });
});

test('gives each item of a list the kind and the version that the list has', () => {
  const {
    kind: _kind,
    apiVersion: _apiVersion,
    ...item
  } = storedObject('', '', 'budget', { spec: { x: 1 } }) as {
    kind: string;
    apiVersion: string;
  };
  const list = {
    kind: 'PodDisruptionBudgetList',
    apiVersion: 'policy/v1beta1',
    metadata: { continue: 'more' },
    items: [item],
  };
  expect(readPage(pdb, JSON.stringify(list))).toEqual({
    items: [{ ...item, kind: 'PodDisruptionBudget', apiVersion: 'policy/v1beta1' }],
    next: 'more',
  });
});

test('reads an empty list in every spelling', () => {
  for (const rest of [{ items: [] }, { items: null }, { items: [], metadata: { continue: '' } }]) {
    const body = JSON.stringify({ kind: 'PodList', apiVersion: 'v1', ...rest });
    expect(readPage(pod, body)).toEqual({ items: [], next: null });
  }
});
