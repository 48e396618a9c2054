import { expect, test } from 'vitest';
import { explain, reasonsIn } from '#ml/explain.ts';
import { vectorOf } from '#ml/features/features.ts';
import { occurrencesIn } from '#ml/features/occurrences.ts';
import { vocabularyOf } from '#ml/features/vocabulary.ts';
import { textOf } from './alerts.ts';

const alert = textOf({
  name: 'HighLatency',
  summary: 'latency of requests is high',
  expression: 'http_request_duration_seconds > 2',
  labels: { quantile: '0.99', device: 'sda' },
});
const occurrences = occurrencesIn(alert);
const features = [...new Set(occurrences.map(({ feature }) => feature))].sort();
const vocabulary = vocabularyOf(features, new Float32Array(features.length).fill(1));
const weights = Float32Array.from({ length: features.length * 3 }, (_, at) => Math.sin(at * 12.9898));
const vector = vectorOf(occurrences, vocabulary);

test('splits the margin exactly: all contributions add up to it', () => {
  for (const target of [0, 1, 2]) {
    const margins = [0, 1, 2].map((c) =>
      vector.indices.reduce((sum, feature, at) => sum + vector.values[at]! * weights[feature * 3 + c]!, 0),
    );
    const mean = margins.reduce((sum, margin) => sum + margin, 0) / 3;
    const contributions = explain(occurrences, vector, vocabulary, weights, 3, target);
    expect(contributions.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(margins[target]! - mean, 6);
  }
});

test('says what it was and where it stood, each thing once', () => {
  const texts = explain(occurrences, vector, vocabulary, weights, 3, 0).map(({ text }) => text);
  expect(texts).toContain('“latency” in the name and summary');
  expect(texts).toContain('metric http_request_duration_seconds in the rule');
  expect(new Set(texts).size).toBe(texts.length);
});

test('gives only what speaks for the class, strongest first', () => {
  const contributions = [
    { text: 'a', weight: 2 },
    { text: 'b', weight: 1 },
    { text: 'c', weight: 0.01 },
    { text: 'd', weight: -3 },
  ];
  expect(reasonsIn(contributions, 5)).toEqual(['a', 'b']);
  expect(reasonsIn(contributions, 1)).toEqual(['a']);
  expect(reasonsIn([], 5)).toEqual([]);
});
