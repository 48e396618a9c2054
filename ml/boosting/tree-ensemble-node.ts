import type { onnx as Onnx } from 'onnx-proto';
import {
  attributeFloats,
  attributeInt,
  attributeInts,
  attributeString,
  attributeStrings,
} from '#ml/training/graph-attribute.ts';
import type { BoostedTree, Booster } from './booster.ts';

/**
 * The booster's trees as one `TreeEnsembleRegressor` of ai.onnx.ml 3 (https://onnx.ai/onnx/operators/onnx_aionnxml_TreeEnsembleRegressor.html):
 * `input` float [batch, features], missing values NaN; `output` float [batch, outputs], what the trees add to the margins. Base scores, base margins and
 * a linear part are not in it. Throws a RangeError without trees, for which the operator has no form.
 */
export function treeEnsembleNode(
  { trees, outputCount }: Pick<Booster, 'trees' | 'outputCount'>,
  input: string,
  output: string,
): Onnx.INodeProto {
  if (trees.length === 0) throw new RangeError('trees: there are none to make a TreeEnsembleRegressor of');
  /** A number for each node of every tree, by what `read` says of a split. */
  const ofSplits = (read: (tree: BoostedTree, node: number) => number | undefined): number[] =>
    trees.flatMap((tree) => Array.from(tree.left, (child, node) => (child < 0 ? 0 : (read(tree, node) ?? 0))));
  const ofLeaves = (read: (tree: BoostedTree, node: number, id: number) => number | undefined): number[] =>
    trees.flatMap((tree, id) =>
      Array.from(tree.left.keys())
        .filter((node) => (tree.left[node] ?? -1) < 0)
        .map((node) => read(tree, node, id) ?? 0),
    );
  return {
    opType: 'TreeEnsembleRegressor',
    domain: 'ai.onnx.ml',
    name: output,
    input: [input],
    output: [output],
    attribute: [
      attributeInts(
        'nodes_treeids',
        trees.flatMap(({ left }, id) => Array.from(left, () => id)),
      ),
      attributeInts(
        'nodes_nodeids',
        trees.flatMap(({ left }) => Array.from(left.keys())),
      ),
      attributeStrings(
        'nodes_modes',
        trees.flatMap(({ left }) => Array.from(left, (child) => (child < 0 ? 'LEAF' : 'BRANCH_LT'))),
      ),
      attributeInts(
        'nodes_featureids',
        ofSplits(({ feature }, node) => feature[node]),
      ),
      attributeFloats(
        'nodes_values',
        ofSplits(({ value }, node) => value[node]),
      ),
      attributeInts(
        'nodes_truenodeids',
        ofSplits(({ left }, node) => left[node]),
      ),
      attributeInts(
        'nodes_falsenodeids',
        ofSplits(({ right }, node) => right[node]),
      ),
      attributeInts(
        'nodes_missing_value_tracks_true',
        ofSplits(({ defaultLeft }, node) => defaultLeft[node]),
      ),
      attributeInts(
        'target_treeids',
        ofLeaves((_tree, _node, id) => id),
      ),
      attributeInts(
        'target_nodeids',
        ofLeaves((_tree, node) => node),
      ),
      attributeInts(
        'target_ids',
        ofLeaves(({ output: target }) => target),
      ),
      attributeFloats(
        'target_weights',
        ofLeaves(({ value }, node) => value[node]),
      ),
      attributeInt('n_targets', outputCount),
      attributeString('aggregate_function', 'SUM'),
      attributeString('post_transform', 'NONE'),
    ],
  };
}
