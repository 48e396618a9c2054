import { expect, test } from 'vitest';
import { parseLabelSelector } from '#runbooks/kubernetes/label-selector.ts';

test('reads every form of requirement', () => {
  const text = 'app=a, tier==b,env!=c,zone in (x, y),rack notin (z),example.com/gpu,!old';
  expect(parseLabelSelector(text)).toEqual({
    ok: true,
    requirements: [
      { key: 'app', operator: '=', values: ['a'] },
      { key: 'tier', operator: '=', values: ['b'] },
      { key: 'env', operator: '!=', values: ['c'] },
      { key: 'zone', operator: 'in', values: ['x', 'y'] },
      { key: 'rack', operator: 'notin', values: ['z'] },
      { key: 'example.com/gpu', operator: 'exists', values: [] },
      { key: 'old', operator: 'absent', values: [] },
    ],
  });
});

test.each([
  ['', 'write name=value'],
  ['app=', 'a label value is'],
  ['app=a,', 'write name=value'],
  ['app=a b', 'write name=value'],
  ['app=-a', 'a label value is'],
  [`app=${'a'.repeat(64)}`, 'a label value is'],
  ['app in ()', 'a label value is'],
  ['app in (a', 'write name=value'],
  ['app > 1', 'write name=value'],
  ['a/b/c=d', 'a label is a name'],
  ['Example.com/a=b', 'a label is a name'],
  ['app=ä', 'a label value is'],
])('refuses %j: %s', (text, reason) => {
  expect(parseLabelSelector(text)).toEqual({ ok: false, message: expect.stringContaining(reason) });
});
