import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchesLabelSelector, parseLabelSelector } from '#sandbox/kubernetes/label-selector.ts';

const labels = { app: 'auth', tier: '1', 'northwind.example/flow': 'sign-in' };

it.each([
  ['', true],
  ['app=auth', true],
  ['app==auth,tier=1', true],
  ['app=auth,tier!=1', false],
  ['zone!=a', true],
  ['app in (auth, payments)', true],
  ['app notin (auth)', false],
  ['zone notin (a)', true],
  ['zone in (a)', false],
  ['app', true],
  ['!app', false],
  ['!zone', true],
  ['northwind.example/flow=sign-in', true],
])('%j selects: %j', (selector, expected) => {
  expect(parseLabelSelector(selector)(labels)).toBe(expected);
});

it.each(['app=(', 'in (a)b', '=x', 'a b'])('refuses %j with a 400 that quotes it', (selector) => {
  expect(() => parseLabelSelector(selector)).toThrow(expect.objectContaining({ code: 400 }));
});

it('reads equality the same from text and from a selector object', () => {
  const word = fc.stringMatching(/^[a-z]{1,4}$/);
  const property = fc.property(word, word, fc.dictionary(word, word, { maxKeys: 3 }), (key, value, candidate) => {
    const fromText = parseLabelSelector(`${key}=${value}`)(candidate);
    expect(matchesLabelSelector({ matchLabels: { [key]: value } }, candidate)).toBe(fromText);
  });
  fc.assert(property);
});
