import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metadataProblems } from '#sandbox/kubernetes/metadata-problems.ts';

const kept = { name: 'a', uid: 'one', resourceVersion: '7', creationTimestamp: '2026-01-01T00:00:00Z' };
const fieldsOf = (problems: ReturnType<typeof metadataProblems>) => problems.map((problem) => problem.field);

describe('the name of an object', () => {
  it.each(['claims-api', 'a', 'a.b-c.d', '0x'])('may be %s', (name) => {
    expect(metadataProblems({ name }, null, 'subdomain')).toEqual([]);
  });

  it.each(['', 'Upper', '-a', 'a-', 'a_b', 'a..b', 'x'.repeat(254)])('may not be %j', (name) => {
    expect(fieldsOf(metadataProblems({ name }, null, 'subdomain'))).toContain('metadata.name');
  });

  it.each(['a.b', 'x'.repeat(64)])('may not be %j where labels are asked for', (name) => {
    expect(fieldsOf(metadataProblems({ name }, null, 'label'))).toEqual(['metadata.name']);
  });

  it('begins with a letter where a service is named', () => {
    expect(fieldsOf(metadataProblems({ name: '1a' }, null, 'label-1035'))).toEqual(['metadata.name']);
  });
});

describe('labels and annotations', () => {
  it('refuses keys and values that are none', () => {
    const labels = { 'a b': 'x', ok: 'has space', 'example.com/fine': 'v1.2_3-x', 'a/b/c': '', '/empty': '' };
    const annotations = { 'Example.com/Fine': 'any text', 'no key': '' };
    expect(fieldsOf(metadataProblems({ name: 'a', labels, annotations }, null, 'subdomain'))).toEqual([
      ...Array.from({ length: 4 }, () => 'metadata.labels'),
      'metadata.annotations',
    ]);
  });

  it('has a limit for the size of all annotations together', () => {
    const annotations = { 'example.com/large': 'x'.repeat(262_144) };
    expect(metadataProblems({ name: 'a', annotations }, null, 'subdomain')).toEqual([
      expect.objectContaining({ reason: 'FieldValueTooLong', field: 'metadata.annotations' }),
    ]);
  });

  it('never fails over what somebody sends', () => {
    const words = fc.dictionary(fc.string(), fc.string());
    fc.assert(
      fc.property(fc.string(), words, words, (name, labels, annotations) => {
        for (const problem of metadataProblems({ name, labels, annotations }, null, 'label')) {
          expect(problem.field).toMatch(/^metadata\./);
        }
      }),
    );
  });
});

describe('a change of metadata', () => {
  it('leaves identity and birth as they are', () => {
    const next = { ...kept, uid: 'two', creationTimestamp: '2026-02-01T00:00:00Z' };
    expect(fieldsOf(metadataProblems(next, kept, 'subdomain'))).toEqual(['metadata.uid', 'metadata.creationTimestamp']);
  });

  it('adds no finalizer to what is being deleted, but may take one away', () => {
    const going = { ...kept, finalizers: ['example.com/a'], deletionTimestamp: '2026-02-01T00:00:00Z' };
    const more = { ...kept, finalizers: ['example.com/a', 'example.com/b'] };
    expect(fieldsOf(metadataProblems(more, going, 'subdomain'))).toEqual(['metadata.finalizers']);
    expect(metadataProblems({ ...kept, finalizers: [] }, going, 'subdomain')).toEqual([]);
  });
});
