import { expect, test } from 'vitest';
import { fingerprintOf } from '#runbooks/kubernetes/shown-object.ts';
import { objectWith } from './object-with.ts';

const base = { metadata: { labels: { app: 'a' }, annotations: { note: 'x' } }, spec: { replicas: 3, paused: false } };

test.each([
  ['its status', { ...base, status: { replicas: 9 } }],
  ['its resourceVersion', { ...base, metadata: { ...base.metadata, resourceVersion: '99', generation: 8 } }],
  ['its managed fields', { ...base, metadata: { ...base.metadata, managedFields: [{}] } }],
  [
    'an annotation that a controller rewrites',
    { ...base, metadata: { ...base.metadata, annotations: { note: 'x', 'deployment.kubernetes.io/revision': '3' } } },
  ],
  ['the order of its fields', { spec: { paused: false, replicas: 3 }, metadata: base.metadata }],
])('stays the same whatever %s is', (_what, fields) => {
  expect(fingerprintOf(objectWith(fields))).toBe(fingerprintOf(objectWith(base)));
});

test.each([
  ['another object of its name', { ...base, metadata: { ...base.metadata, uid: 'uid-2' } }],
  ['its specification', { ...base, spec: { replicas: 4, paused: false } }],
  ['a label', { ...base, metadata: { ...base.metadata, labels: { app: 'b' } } }],
  ['an annotation of its owners', { ...base, metadata: { ...base.metadata, annotations: { note: 'y' } } }],
])('tells %s', (_what, fields) => {
  expect(fingerprintOf(objectWith(fields))).not.toBe(fingerprintOf(objectWith(base)));
});
