import { expect, test } from 'vitest';
import { explain, linearEffects, type Contribution } from '#ml/explain.ts';
import { vectorOf } from '#ml/features/features.ts';
import { occurrencesIn } from '#ml/features/occurrences.ts';
import { placesOf, vocabularyOf } from '#ml/features/vocabulary.ts';
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
const places = placesOf(occurrences, vocabulary);
const vector = vectorOf(occurrences, vocabulary, places);
const explained = (target: number): readonly Contribution[] =>
  explain(occurrences, places, vector.indices, linearEffects(weights, 3)(vector, target));

test('splits the margin exactly: all contributions add up to it', () => {
  for (const target of [0, 1, 2]) {
    const margins = [0, 1, 2].map((c) =>
      vector.indices.reduce((sum, feature, at) => sum + vector.values[at]! * weights[feature * 3 + c]!, 0),
    );
    const mean = margins.reduce((sum, margin) => sum + margin, 0) / 3;
    const contributions = explained(target);
    expect(contributions.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(margins[target]! - mean, 6);
  }
});

test('says what it was and where it stood, each thing once', () => {
  const contributions = explained(0);
  const texts = contributions.map(({ what, places }) => `${what} in the ${places.join(' and ')}`);
  expect(texts).toContain('“latency” in the name and summary');
  expect(texts).toContain('metric http_request_duration_seconds in the rule');
  expect(new Set(texts).size).toBe(texts.length);
});
