import { expect, test } from 'vitest';
import { readSteps } from '#runbooks/reading/read-steps.ts';

test('gives every step its address, its defaults and its body', () => {
  const { steps, problems } = readSteps(
    [
      { type: 'wait', for: '5s', id: 'pause', name: 'Pause', when: true, timeout: '1m' },
      { type: 'prometheus_query', query: 'up', on_failure: [{ type: 'wait', for: '1s' }] },
    ],
    ['steps'],
    { runbooks: null },
  );
  expect(problems).toEqual([]);
  expect(steps[0]).toMatchObject({
    path: 'steps[0]',
    id: 'pause',
    name: 'Pause',
    when: 'true',
    timeoutMs: 60_000,
    onFailure: [],
    branches: {},
  });
  expect(steps[1]).toMatchObject({
    path: 'steps[1]',
    id: null,
    when: null,
    timeoutMs: null,
    onFailure: [{ path: 'steps[1].on_failure[0]' }],
  });
  expect(steps[0]?.body.describe((template) => template)).toBe('Wait 5 s');
});

test('keeps the sound fields of a step beside a wrong one', () => {
  const { steps, problems } = readSteps(
    [{ type: 'prometheus_query', query: 'up{a="{{ x }}"}', reduce: 'mean', save_as: 'y', timeout: 3 }],
    ['steps'],
    { runbooks: null },
  );
  expect(problems.map(({ path }) => path)).toEqual([
    ['steps', 0, 'timeout'],
    ['steps', 0, 'reduce'],
  ]);
  expect(steps[0]).toMatchObject({ saveAs: 'y', timeoutMs: null, body: { texts: [{ text: 'up{a="{{ x }}"}' }] } });
});

test('takes nothing from the prototype of what it reads', () => {
  const { problems } = readSteps([JSON.parse('{"type": "constructor", "__proto__": {"for": "1s"}}')], ['steps'], {
    runbooks: null,
  });
  expect(problems).toMatchObject([{ path: ['steps', 0, 'type'], message: '"constructor" is not a step type' }]);
});
