import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeTarget } from '#domain/change.ts';
import { sayTarget, targetKey } from '#incidents/rules/change-target.ts';

const claims: ChangeTarget = {
  system: 'kubernetes',
  cluster: 'prod',
  namespace: 'claims',
  name: 'deployment/claims-api',
};

describe('targetKey', () => {
  it('is the same for the same target', () => {
    expect(targetKey({ ...claims })).toBe(targetKey(claims));
  });

  it('never takes two targets for one, whatever their names hold', () => {
    const text = fc.oneof(fc.constantFrom('a', 'a/b', 'null', '","', ''), fc.string({ maxLength: 4 }));
    const target = fc.record<ChangeTarget>({
      system: fc.constantFrom('kubernetes', 'http', 'script'),
      cluster: fc.option(text),
      namespace: fc.option(text),
      name: text,
    });
    const fields = ['system', 'cluster', 'namespace', 'name'] as const;
    fc.assert(
      fc.property(target, target, (a, b) => {
        expect(targetKey(a) === targetKey(b)).toBe(fields.every((field) => a[field] === b[field]));
      }),
    );
  });
});

describe('sayTarget', () => {
  it('names the namespace where there is one', () => {
    expect(sayTarget(claims)).toBe('deployment/claims-api in claims');
    expect(sayTarget({ ...claims, namespace: null, name: 'node/worker-1' })).toBe('node/worker-1');
  });
});
