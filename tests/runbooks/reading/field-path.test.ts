import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFieldPath, sayFieldPath, valueAtField } from '#runbooks/reading/field-path.ts';

test('a path survives being written and read', () => {
  const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/);
  const path = fc.tuple(name, fc.array(fc.oneof(name, fc.nat(500)))).map(([first, rest]) => [first, ...rest]);
  fc.assert(
    fc.property(path, (parts) => {
      expect(parseFieldPath(sayFieldPath(parts))).toEqual(parts);
    }),
  );
  expect(sayFieldPath(['steps', 1, 'if_true', 0])).toBe('steps[1].if_true[0]');
});

test.each(['', '[0]', 'steps[', 'steps[-1]', 'steps[x]', 'a..b', 'a.b.', 'a b', 'steps[0]if_true[0]'])(
  '%j is no path',
  (text) => {
    expect(parseFieldPath(text)).toBeNull();
  },
);

test('finds a value, and nothing inherited', () => {
  expect(valueAtField({ a: [{ b: 1 }] }, ['a', 0, 'b'])).toBe(1);
  expect(valueAtField({ a: 1 }, ['a', 'b'])).toBeUndefined();
  expect(valueAtField({}, ['constructor'])).toBeUndefined();
});
