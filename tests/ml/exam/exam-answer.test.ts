import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import type { AlertClass } from '#domain/classification.ts';
import { bestThree, markAnswer } from '#ml/exam/exam-answer.ts';

const asked = { source: 'a/b', label: 'data.replication_lag', alternatives: ['data.ingestion_delay'] } as const;
const said = (...labels: AlertClass[]) => ({
  top: labels.map((label, at) => ({ label, probability: 0.5 / (at + 1) })),
  answered: true,
});

test.each([
  ['the label', said('data.replication_lag'), { strict: true, fair: true, top3: true, category: true }],
  ['an alternative', said('data.ingestion_delay'), { strict: false, fair: true, top3: true, category: true }],
  [
    'the label in third place',
    said('security.malware_intrusion', 'application.oom_kill', 'data.replication_lag'),
    { strict: false, fair: false, top3: true, category: false },
  ],
  [
    'the label in fourth place',
    said('data.data_quality', 'application.oom_kill', 'data.queue_backlog', 'data.replication_lag'),
    { strict: false, fair: false, top3: false, category: true },
  ],
])('marks %s', (_, top, marks) => {
  expect(markAnswer(asked, top)).toMatchObject({ ...marks, confidence: 0.5, source: 'a/b' });
});

test('refuses to mark silence', () => {
  expect(() => markAnswer(asked, said())).toThrow(RangeError);
});

test('takes the best three of a row of probabilities, best first', () => {
  const row = classes.map((label) =>
    label === 'data.queue_backlog' ? 0.6 : label === 'data.data_quality' ? 0.3 : 0.001,
  );
  expect(bestThree(row).slice(0, 2)).toEqual([
    { label: 'data.queue_backlog', probability: 0.6 },
    { label: 'data.data_quality', probability: 0.3 },
  ]);
  expect(bestThree(row)).toHaveLength(3);
});
