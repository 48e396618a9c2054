import { expect, test } from 'vitest';
import { classes } from '#domain/classification.ts';
import { acceptableOf, targetsOf } from '#ml/training/targets.ts';
import { textOf } from '#tests/ml/alerts.ts';

const example = {
  alert: textOf({}),
  label: 'data.queue_backlog',
  alternatives: ['data.ingestion_delay'],
  source: 'a/b',
  licence: 'MIT',
} as const;
const position = { label: classes.indexOf('data.queue_backlog'), other: classes.indexOf('data.ingestion_delay') };

test('counts the label as 1 and an acceptable alternative as 0.4', () => {
  const targets = targetsOf([example]);
  expect(targets[position.label]).toBe(1);
  expect(targets[position.other]).toBeCloseTo(0.4);
  expect(targets.reduce((sum, target) => sum + target, 0)).toBeCloseTo(1.4);
});

test('accepts the label and its alternatives', () => {
  expect(acceptableOf([example])).toEqual([new Set([position.label, position.other])]);
});
