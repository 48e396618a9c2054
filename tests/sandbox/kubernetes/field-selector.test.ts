import { expect, it } from 'vitest';
import { parseFieldSelector } from '#sandbox/kubernetes/field-selector.ts';

const supported = ['metadata.name', 'status.phase'];
const fields = { 'metadata.name': 'auth', 'status.phase': 'Running' };

it.each([
  ['', true],
  ['metadata.name=auth', true],
  ['metadata.name==auth,status.phase!=Failed', true],
  ['status.phase!=Running', false],
])('%j selects: %j', (selector, expected) => {
  expect(parseFieldSelector(selector, supported)(fields)).toBe(expected);
});

it('refuses a field that cannot be selected by, and what is no selector', () => {
  expect(() => parseFieldSelector('spec.x=1', supported)).toThrow('field label not supported: spec.x');
  expect(() => parseFieldSelector('nonsense', supported)).toThrow("can't understand 'nonsense'");
});
