import { expect, test } from 'vitest';
import { meaningsOf } from '#ml/features/meanings.ts';

test('says what topics mean together, the strongest first, in the words that mean it', () => {
  const [first] = meaningsOf([
    { topic: 'kind:queue', what: '“kafka”', place: 'name' },
    { topic: 'trouble:lag', what: '“lag”', place: 'summary' },
  ]);
  expect(first).toMatchObject({ label: 'data.queue_backlog', what: '“lag”', place: 'summary' });
  expect(first?.votes).toBeGreaterThanOrEqual(1);
});

test('takes a hint for what it hints at', () => {
  const meanings = meaningsOf([{ topic: 'hint:application.oom_kill', what: '“oomkilled”', place: 'name' }]);
  expect(meanings.map(({ label, what }) => [label, what])).toEqual([['application.oom_kill', '“oomkilled”']]);
});

test('says nothing of a thing without a trouble', () => {
  expect(meaningsOf([{ topic: 'kind:database', what: '“postgres”', place: 'name' }])).toEqual([]);
});
