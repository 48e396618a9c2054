import { expect, test } from 'vitest';
import { vocabularyOf } from '#ml/features/vocabulary.ts';
import { floatTensorIn } from '#ml/graph-weights.ts';
import { ModelError } from '#ml/model-error.ts';
import { straightCurve } from '#ml/training/confidence-curve.ts';
import { encodeGraph } from '#ml/training/graph.ts';

const weights = Float32Array.of(0.25, -1, 3.5, 0.1);
const graph = encodeGraph({
  vocabulary: vocabularyOf(['word:a', 'word:b'], Float32Array.of(1, 1)),
  linear: { classCount: 2, weights, bias: Float32Array.of(0, 0) },
  temperature: 1,
  curve: straightCurve,
  context: null,
});

test('reads back the very weights that are served', () => {
  expect(floatTensorIn(graph, 'weights')).toEqual(weights);
});

test('refuses a graph without them', () => {
  expect(() => floatTensorIn(graph, 'embeddings')).toThrow(ModelError);
});
