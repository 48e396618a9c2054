import type { BoostedTree } from '#ml/boosting/booster.ts';
import type { StoredTree } from './model-schema.ts';

/** Where a tree stands in the file, for messages. */
export interface TreePlace {
  readonly position: number;
  readonly output: number;
  readonly featureCount: number;
  /** What its leaves are multiplied with; 1 except in DART. */
  readonly share: number;
}

/**
 * A stored tree, checked to be one: columns of equal length, each node but the root the child of one that comes before it or after it but never of two,
 * and every feature one of the model's. Throws a RangeError that names the field.
 */
export function readTree(stored: StoredTree, place: TreePlace): BoostedTree {
  checkColumns(stored, place);
  checkShape(stored, place);
  const { left_children: left, right_children: right, split_conditions: conditions } = stored;
  return {
    output: place.output,
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    feature: Int32Array.from(stored.split_indices, (feature, node) => (left[node] === -1 ? 0 : feature)),
    value: Float32Array.from(conditions, (value, node) =>
      left[node] === -1 ? Math.fround(value) * place.share : value,
    ),
    defaultLeft: Uint8Array.from(stored.default_left),
    gain: Float32Array.from(stored.loss_changes),
    cover: Float32Array.from(stored.sum_hessian),
    weight: Float32Array.from(stored.base_weights),
  };
}

function checkColumns(stored: StoredTree, { position }: TreePlace): void {
  const nodes = stored.tree_param.num_nodes;
  const columns = [
    'left_children',
    'right_children',
    'split_indices',
    'split_conditions',
    'default_left',
    'loss_changes',
    'sum_hessian',
    'base_weights',
  ] as const;
  for (const column of columns) {
    if (stored[column].length === nodes && nodes > 0) continue;
    throw new RangeError(`trees.${position}.${column}: ${stored[column].length} entries, num_nodes says ${nodes}`);
  }
}

function checkShape(stored: StoredTree, { position, featureCount }: TreePlace): void {
  const { left_children: left, right_children: right, split_indices: features } = stored;
  const parents = new Uint8Array(left.length);
  for (const [node, child] of left.entries()) {
    const other = right[node] ?? -1;
    if (child === -1 && other === -1) continue;
    for (const below of [child, other]) {
      const isNode = below > 0 && below < left.length && parents[below] === 0;
      if (!isNode) throw new RangeError(`trees.${position}: node ${node} cannot have node ${below} as its child`);
      parents[below] = 1;
    }
    const feature = features[node] ?? -1;
    if (feature < 0 || feature >= featureCount) {
      throw new RangeError(`trees.${position}.split_indices.${node}: feature ${feature} of ${featureCount}`);
    }
  }
}
