import type { onnx as Onnx } from 'onnx-proto';
import { treeEnsembleNode } from '#ml/boosting/tree-ensemble-node.ts';
import { contextWidth } from '#ml/features/context.ts';
import { encodeClassifierModel } from './classifier-model.ts';
import { leastShare } from './confidence-curve.ts';
import { attributeInt } from './graph-attribute.ts';
import { floatType, floats, int64s, node, value } from './graph-pieces.ts';
import type { ModelParts } from './model-parts.ts';

/**
 * The whole classifier as one ONNX model, encoded:
 *
 * `indices` int32 [batch, length] and `values` float [batch, length] are sparse features, short rows padded with value 0
 * → gather the features' weight rows → weighted sum + bias = `margin` [batch, classes]
 * → ÷ temperature → softmax → confidence curve on the first class, the others scaled to what is left = `probability` [batch, classes].
 *
 * A model that learned from a history has a third input, `context` float [batch, columns], and trees over it: where its first column is not NaN, logits are
 * `words_weight` × tempered margin + trees, and the curve is straight.
 */
export function encodeGraph(parts: ModelParts): Uint8Array {
  const { linear, vocabulary, context } = parts;
  const withTrees = context !== null && context.trees.trees.length > 0;
  const initializers = [
    floats('weights', [vocabulary.features.length, linear.classCount], linear.weights),
    floats('bias', [linear.classCount], linear.bias),
    floats('temperature', [1], Float32Array.of(parts.temperature)),
    int64s('axis_one', [1], [1]),
  ];
  const nodes = [
    node('Gather', ['weights', 'indices'], 'rows', [attributeInt('axis', 0)]),
    node('Unsqueeze', ['values', 'axis_one'], 'values_row'),
    node('MatMul', ['values_row', 'rows'], 'sum_row'),
    node('Squeeze', ['sum_row', 'axis_one'], 'sum'),
    node('Add', ['sum', 'bias'], 'margin'),
    node('Div', ['margin', 'temperature'], withTrees ? 'tempered' : 'logits'),
  ];
  if (withTrees) {
    initializers.push(
      int64s('first', [1], [0]),
      int64s('second', [1], [1]),
      floats('words_weight', [1], Float32Array.of(context.wordsWeight)),
      floats('one', [1], Float32Array.of(1)),
    );
    nodes.push(
      treeEnsembleNode(context.trees, 'context', 'tree_margin'),
      node('Slice', ['context', 'first', 'second', 'axis_one'], 'hour'),
      node('IsNaN', ['hour'], 'absent'),
      node('Mul', ['tempered', 'words_weight'], 'words'),
      node('Add', ['words', 'tree_margin'], 'informed'),
      node('Where', ['absent', 'tempered', 'informed'], 'logits'),
      node('Where', ['absent', 'slope', 'one'], 'slope_of_row'),
      node('Where', ['absent', 'shift', 'zero'], 'shift_of_row'),
    );
  }
  nodes.push(node('Softmax', ['logits'], 'share', [attributeInt('axis', 1)]), ...curveNodes(withTrees));
  initializers.push(...curveConstants(parts));
  return encodeClassifierModel({
    nodes,
    initializers,
    inputs: withTrees ? [value('context', floatType, ['batch', contextWidth])] : [],
    classCount: linear.classCount,
  });
}

function curveConstants({ linear, curve }: ModelParts): Onnx.ITensorProto[] {
  return [
    int64s('class_numbers', [1, linear.classCount], [...Array.from({ length: linear.classCount }).keys()]),
    floats('slope', [1], Float32Array.of(curve.slope)),
    floats('shift', [1], Float32Array.of(curve.shift)),
    floats('zero', [1], Float32Array.of(0)),
    floats('least_share', [1], Float32Array.of(leastShare)),
  ];
}

/** `applyConfidenceCurve` as operators, from `share` to `probability`. */
function curveNodes(bySlopeOfRow: boolean): Onnx.INodeProto[] {
  const [slope, shift] = bySlopeOfRow ? ['slope_of_row', 'shift_of_row'] : ['slope', 'shift'];
  const alongClasses = [attributeInt('axis', 1), attributeInt('keepdims', 1)];
  return [
    node('ArgMax', ['share'], 'first_class', alongClasses),
    node('Equal', ['first_class', 'class_numbers'], 'is_first'),
    node('Where', ['is_first', 'zero', 'share'], 'other_shares'),
    node('ReduceSum', ['other_shares', 'axis_one'], 'others', [attributeInt('keepdims', 1)]),
    node('Max', ['others', 'least_share'], 'others_bounded'),
    node('ReduceMax', ['share', 'axis_one'], 'first_share', [attributeInt('keepdims', 1)]),
    node('Log', ['first_share'], 'first_log'),
    node('Log', ['others_bounded'], 'others_log'),
    node('Sub', ['first_log', 'others_log'], 'first_logit'),
    node('Mul', ['first_logit', slope], 'sloped'),
    node('Add', ['sloped', shift], 'curved'),
    node('Sigmoid', ['curved'], 'confidence'),
    node('Neg', ['curved'], 'curved_down'),
    node('Sigmoid', ['curved_down'], 'doubt'),
    node('Div', ['doubt', 'others_bounded'], 'scale'),
    node('Mul', ['share', 'scale'], 'scaled'),
    node('Where', ['is_first', 'confidence', 'scaled'], 'probability'),
  ];
}
