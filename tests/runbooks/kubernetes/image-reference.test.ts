import { expect, test } from 'vitest';
import { imageReferenceProblem } from '#runbooks/kubernetes/image-reference.ts';

const digest = `sha256:${'ab'.repeat(32)}`;

test.each([
  'nginx',
  'nginx:1.27',
  'library/nginx',
  'registry.example:5000/team/claims-api:v1.2.3_rc',
  'localhost/a__b/c--d',
  '[2001:db8::1]:5000/repo:tag',
  `repo@${digest}`,
  `Registry.Example/repo:tag@${digest}`,
  `${'a'.repeat(255)}:x`,
])('%s is a reference', (text) => {
  expect(imageReferenceProblem(text)).toBeNull();
});

test.each([
  ['', 'not a container image'],
  ['Nginx', 'lower case'],
  ['a/../b', 'not a container image'],
  ['a//b', 'not a container image'],
  ['-a', 'not a container image'],
  ['a b', 'not a container image'],
  ['a:', 'no valid tag'],
  ['a:-x', 'no valid tag'],
  [`a:${'x'.repeat(129)}`, 'no valid tag'],
  ['a:b:c', 'not a container image'],
  ['a@sha256:12', 'no valid digest'],
  ['a@', 'no valid digest'],
  ['a\n', 'not a container image'],
  ['a:b\n', 'no valid tag'],
  ['a'.repeat(256), '255'],
])('%j is none: %s', (text, reason) => {
  expect(imageReferenceProblem(text)).toContain(reason);
});

test('judges a long name in no time, whatever it is made of', () => {
  const before = performance.now();
  expect(imageReferenceProblem(`${'a'.repeat(254)}!`)).not.toBeNull();
  expect(imageReferenceProblem(`${'a-'.repeat(127)}!`)).not.toBeNull();
  expect(performance.now() - before).toBeLessThan(200);
});
