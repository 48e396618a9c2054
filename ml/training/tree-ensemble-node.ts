import type { onnx as Onnx } from 'onnx-proto';
import { attributeFloats, attributeInt, attributeInts, attributeString, attributeStrings } from './graph-attribute.ts';
import type { Tree } from './tree.ts';

/**
 * The trees as one `TreeEnsembleRegressor` of ai.onnx.ml (https://onnx.ai/onnx/operators/onnx_aionnxml_TreeEnsembleRegressor.html):
 * a column for every property of a node, the true branch being "value < threshold".
 */
export function treeEnsembleNode(
  trees: readonly Tree[],
  classCount: number,
  input: string,
  output: string,
): Onnx.INodeProto {
  const all = trees.flatMap((tree, treeId) => tree.nodes.map((node, nodeId) => ({ tree, treeId, node, nodeId })));
  const leaves = all.flatMap(({ tree, treeId, node, nodeId }) =>
    node.kind === 'leaf' ? [{ treeId, nodeId, target: tree.targetClass, value: node.value }] : [],
  );
  const splitValue = (read: (split: { feature: number; threshold: number; below: number; above: number }) => number) =>
    all.map(({ node }) => (node.kind === 'split' ? read(node) : 0));
  return {
    opType: 'TreeEnsembleRegressor',
    domain: 'ai.onnx.ml',
    name: output,
    input: [input],
    output: [output],
    attribute: [
      attributeInts(
        'nodes_treeids',
        all.map(({ treeId }) => treeId),
      ),
      attributeInts(
        'nodes_nodeids',
        all.map(({ nodeId }) => nodeId),
      ),
      attributeStrings(
        'nodes_modes',
        all.map(({ node }) => (node.kind === 'split' ? 'BRANCH_LT' : 'LEAF')),
      ),
      attributeInts(
        'nodes_featureids',
        splitValue(({ feature }) => feature),
      ),
      attributeFloats(
        'nodes_values',
        splitValue(({ threshold }) => threshold),
      ),
      attributeInts(
        'nodes_truenodeids',
        splitValue(({ below }) => below),
      ),
      attributeInts(
        'nodes_falsenodeids',
        splitValue(({ above }) => above),
      ),
      attributeInts(
        'target_treeids',
        leaves.map(({ treeId }) => treeId),
      ),
      attributeInts(
        'target_nodeids',
        leaves.map(({ nodeId }) => nodeId),
      ),
      attributeInts(
        'target_ids',
        leaves.map(({ target }) => target),
      ),
      attributeFloats(
        'target_weights',
        leaves.map(({ value }) => value),
      ),
      attributeInt('n_targets', classCount),
      attributeString('aggregate_function', 'SUM'),
      attributeString('post_transform', 'NONE'),
    ],
  };
}
