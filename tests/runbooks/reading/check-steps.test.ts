import { expect, test } from 'vitest';
import { checkSteps } from '#runbooks/reading/check-steps.ts';
import { readSteps } from '#runbooks/reading/read-steps.ts';

const ask = (saveAs: string, more: object = {}): object => ({
  type: 'prometheus_query',
  query: 'up',
  save_as: saveAs,
  ...more,
});
const tell = (name: string): object => ({ type: 'notification', channel: 'slack', message: `{{ ${name} }}` });
const messages = (steps: readonly object[]): readonly string[] => {
  const scope = { known: new Set(['tier']), perhaps: new Map<string, string>() };
  return checkSteps(readSteps(steps, ['steps'], { runbooks: null }).steps, scope).problems.map(
    ({ message }) => message,
  );
};

test('a name is known after the step that saves it, not before', () => {
  expect(messages([ask('pods'), tell('pods')])).toEqual([]);
  expect(messages([tell('pods'), ask('pods')])).toEqual(['pods is not known here']);
});

test('what a step saves is not known where it has failed', () => {
  expect(messages([ask('pods', { on_failure: [tell('pods')] })])).toEqual(['pods is not known here']);
});

test('what only one branch saves is doubtful after it, and known within it', () => {
  const fork = { type: 'conditional', condition: 'tier > 1', if_true: [ask('pods'), tell('pods')] };
  expect(messages([fork])).toEqual([]);
  expect(messages([fork, tell('pods')])).toEqual([expect.stringContaining('only steps[0].if_true[0] sets it')]);
});

test('what both branches save is known after them, unless the fork itself may be skipped', () => {
  const fork = { type: 'conditional', condition: 'tier > 1', if_true: [ask('pods')], if_false: [ask('pods')] };
  expect(messages([fork, tell('pods')])).toEqual([]);
  expect(messages([{ ...fork, when: 'tier > 2' }, tell('pods')])).toHaveLength(1);
});

test('what on_failure saves is not known after it, because the run ends there', () => {
  expect(messages([ask('a', { on_failure: [ask('b')] }), tell('b')])).toEqual(['b is not known here']);
});

test('an undo of what changes nothing is needless, unless people were told or what it holds changes something', () => {
  const undo = [{ type: 'wait', for: '1s' }];
  const restart = { type: 'kubernetes', action: 'rollout_restart', target: 'deployment/api', namespace: 'claims' };
  expect(messages([{ ...ask('pods'), undo }])).toEqual([
    'is needless: prometheus_query changes nothing that could be taken back',
  ]);
  expect(
    messages([
      { ...tell('tier'), undo },
      { ...restart, undo },
    ]),
  ).toEqual([]);
  expect(messages([{ type: 'conditional', condition: 'tier > 1', undo, if_true: [restart] }])).toEqual([]);
});
