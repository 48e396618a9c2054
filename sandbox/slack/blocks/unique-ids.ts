import { isJsonObject } from '#sandbox/slack/json.ts';
import { placedElements } from '#sandbox/slack/block-tree.ts';
import { blockProblem } from './block-problem.ts';
import type { BlockProblem } from './block-problem.ts';

/** A block id stands once in a message or view, an action id once in a block. */
export function repeatedIds(blocks: readonly unknown[]): readonly BlockProblem[] {
  const seen = new Set<string>();
  return blocks.flatMap((block, index) => {
    if (!isJsonObject(block)) return [];
    const problems: BlockProblem[] = [];
    if (typeof block.block_id === 'string') {
      if (seen.has(block.block_id)) {
        problems.push(blockProblem(`/blocks/${index}/block_id`, `block_id "${block.block_id}" already exists`));
      }
      seen.add(block.block_id);
    }
    const actionIds = placedElements([block]).map((each) => each.actionId);
    const repeated = new Set(actionIds.filter((id, at) => actionIds.indexOf(id) !== at));
    for (const id of repeated) {
      problems.push(blockProblem(`/blocks/${index}`, `action_id "${id}" already exists in this block`));
    }
    return problems;
  });
}
