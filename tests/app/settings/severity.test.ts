import { expect, it } from 'vitest';
import { severity } from '#app/settings/severity.ts';
import { problemsOf } from './problems-of.ts';

it.each([
  ['sev1', 'sev1'],
  [2, 'sev2'],
  ['Critical', 'sev1'],
])('reads %j', (written, read) => {
  expect(severity.parse(written)).toBe(read);
});

it.each(['purple', 7])('refuses %j and names the right ones', (value) => {
  expect(problemsOf(severity, value)).toEqual([': must be sev1 to sev4, or a word such as critical']);
});
