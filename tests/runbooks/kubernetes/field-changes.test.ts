import { describe, expect, test } from 'vitest';
import { fieldChanges, missingChange } from '#runbooks/kubernetes/field-changes.ts';
import { sayChanges } from '#runbooks/kubernetes/say-changes.ts';
import { objectWith } from './object-with.ts';

const template = (container: object, metadata: object = {}) => ({
  spec: { template: { metadata, spec: { containers: [{ name: 'api', ...container }] } } },
});
type Fields = Parameters<typeof objectWith>[0];
const lines = (before: Fields, after: Fields) => sayChanges(fieldChanges(objectWith(before), objectWith(after)));

describe('a difference', () => {
  test.each([
    [{ spec: { replicas: 4 } }, { spec: { replicas: 8 } }, 'spec.replicas: 4 → 8'],
    [template({ image: 'a:1' }), template({ image: 'a:2' }), 'container api image: a:1 → a:2'],
    [
      template({}),
      template({ resources: { limits: { memory: '1Gi' } } }),
      'container api resources.limits.memory: none → 1Gi',
    ],
    [
      template({ env: [{ name: 'LEVEL', value: 'info' }] }),
      template({ env: [{ name: 'LEVEL', value: 'debug' }] }),
      'container api env LEVEL value: info → debug',
    ],
    [
      template({}),
      template({}, { annotations: { 'kubectl.kubernetes.io/restartedAt': 'now' } }),
      'pod metadata.annotations.kubectl.kubernetes.io/restartedAt: none → now',
    ],
    [template({ args: ['a'] }), template({ args: ['a', 'b'] }), 'container api args: ["a"] → ["a","b"]'],
    [{ spec: { unschedulable: true } }, { spec: {} }, 'spec.unschedulable: true → none'],
  ])('is one line a field', (before, after, line) => {
    expect(lines(before, after)).toEqual([line]);
  });

  test('leaves out what moves by itself', () => {
    const before = {
      status: { readyReplicas: 1 },
      metadata: { annotations: { 'deployment.kubernetes.io/revision': '1' } },
    };
    const after = {
      status: { readyReplicas: 2 },
      metadata: { annotations: { 'deployment.kubernetes.io/revision': '2' } },
    };
    expect(lines(before, after)).toEqual([]);
  });

  test('compares quantities by their value', () => {
    const limited = (memory: string) => template({ resources: { limits: { memory } } });
    expect(lines(limited('1Gi'), limited('1024Mi'))).toEqual([]);
  });

  test('finds members of a list by their names, in whatever order', () => {
    const of = (...names: string[]) => ({ spec: { containers: names.map((name) => ({ name, image: `${name}:1` })) } });
    expect(lines(of('a', 'b'), of('b', 'a'))).toEqual([]);
    expect(lines(of('a'), of('a', 'b'))).toEqual(['container b: none → {"name":"b","image":"b:1"}']);
  });

  test('hides values whose names speak of a secret', () => {
    const env = (value: string) => template({ env: [{ name: 'DB_PASSWORD', value }] });
    expect(lines(env('old'), env('new'))).toEqual(['container api env DB_PASSWORD value: (hidden) → (hidden)']);
  });

  test('is cut where it is long', () => {
    const data = (value: string) => ({
      data: Object.fromEntries(Array.from({ length: 50 }, (_, key) => [`k${key}`, value])),
    });
    const all = lines(data('a'), data('x'.repeat(500)));
    expect(all).toHaveLength(41);
    expect(all.at(-1)).toBe('and 10 more fields');
    expect(all.every((line) => line.length < 150)).toBe(true);
  });
});

test('is known to stand, or not, in a later state of the object', () => {
  const changes = fieldChanges(objectWith(template({ image: 'a:1' })), objectWith(template({ image: 'a:2' })));
  expect(missingChange(objectWith(template({ image: 'a:2', args: ['more'] })), changes)).toBeNull();
  expect(missingChange(objectWith(template({ image: 'a:3' })), changes)).toBe(changes[0]);
});
