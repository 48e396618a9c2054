import { expect, test } from 'vitest';
import { readLabels } from '#ml/features/read-labels.ts';
import { textOf } from '#tests/ml/alerts.ts';

const featuresIn = (given: Parameters<typeof textOf>[0], limit = 100): string[] =>
  readLabels(textOf(given), limit).occurrences.map(({ feature }) => feature);

test('sees the keys of uncommon labels, and the values of those that name a state', () => {
  expect(featuresIn({ labels: { severity: 'page', device: 'sda', reason: 'OOMKilled' } })).toEqual([
    'label:device',
    'rule:reason=oomkilled',
    'label:reason',
  ]);
});

test('sees the labels that the templates of its texts name, up to the limit', () => {
  const template = '{{ $labels.device }} of ${label:family}';
  expect(featuresIn({ summary: template })).toEqual(['label:device', 'label:family']);
  expect(featuresIn({ description: ' '.repeat(100) + template })).toEqual([]);
});
