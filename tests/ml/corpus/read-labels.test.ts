import { expect, test } from 'vitest';
import { readLabels } from '#ml/corpus/read-labels.ts';

test('reads labels with and without alternatives, and skips a heading and empty lines', () => {
  const text = 'id\tlabel\talternatives\n\na\tdata.data_quality\nb\tdata.queue_backlog\tdata.data_quality|\n';
  expect([...readLabels(text, 'l.tsv')]).toEqual([
    ['a', { label: 'data.data_quality', alternatives: [] }],
    ['b', { label: 'data.queue_backlog', alternatives: ['data.data_quality'] }],
  ]);
});

test('asks for tabs where a line has none', () => {
  expect(() => readLabels('\tdata.data_quality', 'l.tsv')).toThrow('l.tsv:1: id: is empty; a line is id, label');
});
