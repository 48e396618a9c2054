import { describe, expect, test } from 'vitest';
import { startVariables, variablesAfter } from '#runbooks/run-variables.ts';
import { withSteps } from './walk.ts';

const book = withSteps(
  '  - {type: prometheus_query, query: up, save_as: pods}\n  - {type: wait, for: 1s}\n',
  'vars: {pool_max: 50, region: eu}\ninputs:\n  limit: {type: quantity, default: 2s}\n  who: {type: string}\n  max_replicas: {type: number, default: 4}\n',
);

describe('a run begins with', () => {
  test('vars, over which the facts of the incident and the catalogue win, and inputs in base units', () => {
    expect(startVariables(book, { service: 'a', pool_max: 100 }, { who: 'me', limit: '90%' })).toEqual({
      ok: true,
      variables: { service: 'a', pool_max: 100, region: 'eu', limit: 0.9, who: 'me', max_replicas: 4 },
    });
  });

  test('defaults of inputs, which facts replace', () => {
    expect(startVariables(book, { max_replicas: 9 }, { who: 'me' })).toMatchObject({
      variables: { limit: 2000, max_replicas: 9 },
    });
  });

  test.each([
    [{}, 'test needs the input who'],
    [{ who: 5 }, 'the input who: 5 is not a text'],
    [{ who: 'me', limit: 'soon' }, 'the input limit: "soon" is not a text such as 2000ms or 90%'],
    [{ who: 'me', service: 'b' }, 'test has no input service'],
  ])('nothing where the inputs are %j', (inputs, message) => {
    expect(startVariables(book, {}, inputs)).toEqual({ ok: false, message });
  });
});

test('a step sets what it saves when it is done, and nothing when it was skipped or failed', () => {
  const before = { service: 'a' };
  const done = { kind: 'done', output: 3, summary: '' } as const;
  expect(variablesAfter(book, 'steps[0]', done, before)).toEqual({ service: 'a', pods: 3 });
  expect(variablesAfter(book, 'steps[0]', { ...done, output: null }, before)).toEqual(before);
  expect(variablesAfter(book, 'steps[0]', { kind: 'failed', reason: '' }, before)).toEqual(before);
  expect(variablesAfter(book, 'steps[1]', done, before)).toEqual(before);
});
