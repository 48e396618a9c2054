import { expect, test } from 'vitest';
import { sayCauseRecord } from '#ml/root-cause/say-cause-record.ts';

const file = { version: 1, until: new Date(0), causes: [] } as const;
const count = (cause: string, incidents: number) => ({ class: 'application.oom_kill', cause, incidents }) as const;

test.each([
  [null, 'The catalogue alone says which causes are usual: no past incident names both its class and its cause.'],
  [
    { ...file, incidents: 1, counts: [count('memory_leak', 1)] },
    'Which causes are usual is learned from 1 past incident that names its cause, of 1 class.',
  ],
  [
    { ...file, incidents: 7, counts: [count('other', 2), { ...count('bad_rollout', 5), class: 'data.data_quality' }] },
    'Which causes are usual is learned from 7 past incidents that name their cause, of 2 classes; something else in 2.',
  ],
] as const)('says from how many incidents it was learned: %#', (record, words) => {
  expect(sayCauseRecord(record, [])).toBe(words);
});

test('names what no catalogue knows, a few of many', () => {
  const record = { ...file, incidents: 2, counts: [count('other', 2)] };
  expect(sayCauseRecord(record, ['gremlins'])).toContain('counted as something else: "gremlins"; a cause is named by');
  expect(sayCauseRecord(record, ['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toContain('"e" and 2 more;');
});
