import { baseMarginsOf } from '#ml/boosting/base-margins-of.ts';
import type { Booster } from '#ml/boosting/booster.ts';
import { treeEnsembleNode } from '#ml/boosting/tree-ensemble-node.ts';
import { encodeClassifierModel } from './classifier-model.ts';
import { attributeInt } from './graph-attribute.ts';
import { floats, int64s, node } from './graph-pieces.ts';

/**
 * A tree booster over sparse features as one ONNX model with the inputs and outputs of `encodeGraph`, encoded:
 *
 * `indices` int32 [batch, length] and `values` float [batch, length] → the features that trees ask about are spread out, all others and the padding (value 0) go to a
 * spare column, and what is absent is NaN → tree ensemble + base score = `margin` → softmax = `probability`, both [batch, classes].
 *
 * `featureCount` is that of the features fed, at least that of the booster. Throws a RangeError for a booster without trees.
 */
export function encodeTreeGraph(booster: Booster, featureCount: number): Uint8Array {
  const { asked, columnOf } = askedFeatures(booster, featureCount);
  const trees = booster.trees.map((tree) => ({
    ...tree,
    feature: tree.feature.map((feature, at) => ((tree.left[at] ?? -1) < 0 ? 0 : (columnOf[feature] ?? 0))),
  }));
  const spare = asked.length;
  return encodeClassifierModel({
    nodes: [
      node('Gather', ['column_of', 'indices'], 'own_columns', [attributeInt('axis', 0)]),
      node('Equal', ['values', 'zero'], 'is_padding'),
      node('Where', ['is_padding', 'spare', 'own_columns'], 'columns'),
      node('Shape', ['indices'], 'shape'),
      node('Slice', ['shape', 'first', 'second'], 'batch'),
      node('Concat', ['batch', 'width'], 'spread_shape', [attributeInt('axis', 0)]),
      node('Expand', ['missing', 'spread_shape'], 'nothing'),
      node('ScatterElements', ['nothing', 'columns', 'values'], 'spread', [attributeInt('axis', 1)]),
      treeEnsembleNode({ trees, outputCount: booster.outputCount }, 'spread', 'tree_margin'),
      node('Add', ['tree_margin', 'base'], 'margin'),
      node('Softmax', ['margin'], 'probability', [attributeInt('axis', 1)]),
    ],
    initializers: [
      int64s('column_of', [featureCount], Array.from(columnOf)),
      int64s('spare', [1], [spare]),
      int64s('width', [1], [spare + 1]),
      int64s('first', [1], [0]),
      int64s('second', [1], [1]),
      floats('zero', [1], Float32Array.of(0)),
      floats('missing', [1, 1], Float32Array.of(Number.NaN)),
      floats('base', [booster.outputCount], Float32Array.from(baseMarginsOf(booster))),
    ],
    classCount: booster.outputCount,
  });
}

/** The features that trees ask about, ascending, and for each feature its column among them; the column after the last for all others. */
function askedFeatures({ trees }: Booster, featureCount: number): { asked: readonly number[]; columnOf: Int32Array } {
  const found = new Set<number>();
  for (const { left, feature } of trees) {
    for (const [at, one] of feature.entries()) if ((left[at] ?? -1) >= 0) found.add(one);
  }
  const asked = [...found].sort((a, b) => a - b);
  const columnOf = new Int32Array(featureCount).fill(asked.length);
  for (const [column, feature] of asked.entries()) columnOf[feature] = column;
  return { asked, columnOf };
}
