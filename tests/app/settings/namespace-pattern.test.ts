import { expect, it } from 'vitest';
import { namespacePattern } from '#app/settings/namespace-pattern.ts';
import { problemsOf } from './problems-of.ts';

it.each(['claims', 'claims-*', '{dev,test}-*', '!prod-*', '(none)'])('takes %s', (pattern) => {
  expect(problemsOf(namespacePattern, pattern)).toEqual([]);
});

it.each(['Claims', '', 'claims/*', '*a*b*c*d*e'])('refuses %j and shows what a pattern looks like', (pattern) => {
  expect(problemsOf(namespacePattern, pattern)).toEqual([
    expect.stringMatching(/must be a namespace or a pattern such as claims-\*.*\(none\)/),
  ]);
});
