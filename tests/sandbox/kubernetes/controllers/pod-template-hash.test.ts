import { expect, it } from 'vitest';
import {
  canonicalJson,
  podTemplateHash,
  templateWithoutHash,
} from '#sandbox/kubernetes/controllers/pod-template-hash.ts';

const template = {
  metadata: { labels: { app: 'a', 'pod-template-hash': 'x' } },
  spec: { containers: [{ name: 'a', image: 'a:1' }] },
};

it('is the same for the same template in another order, and differs for another image', () => {
  const reordered = { spec: { containers: [{ image: 'a:1', name: 'a' }] }, metadata: template.metadata };
  expect(podTemplateHash(reordered)).toBe(podTemplateHash(template));
  expect(podTemplateHash({ spec: { containers: [{ name: 'a', image: 'a:2' }] } })).not.toBe(podTemplateHash(template));
  expect(podTemplateHash(template)).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{8,10}$/);
});

it('leaves out the label that the controller adds', () => {
  expect(templateWithoutHash(template).metadata?.labels).toEqual({ app: 'a' });
});

it('writes canonical JSON', () => {
  expect(canonicalJson({ b: [1, { d: null, c: undefined }], a: 'x' })).toBe('{"a":"x","b":[1,{"d":null}]}');
});
