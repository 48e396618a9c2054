import { expect, test } from 'vitest';
import { reservedNameProblem } from '#runbooks/run-facts.ts';

test.each(['service', 'metrics', 'labels', 'value', 'current_replicas', 'list', 'true', 'in', 'constructor'])(
  '%s cannot be taken',
  (name) => {
    expect(reservedNameProblem(name)).not.toBeNull();
  },
);

test.each(['pool_max', 'max_replicas', 'anything'])('%s can be declared', (name) => {
  expect(reservedNameProblem(name)).toBeNull();
});
