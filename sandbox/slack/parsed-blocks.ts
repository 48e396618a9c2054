import { secretHex } from './ids.ts';
import { isJsonObject, jsonObjects } from './json.ts';
import type { JsonObject } from './json.ts';
import { isInteractive } from './element-state.ts';

/** Blocks whose members are blocks again. */
const nestedBlocks = ['child_blocks', 'tasks'] as const;

/**
 * The parsed copy that Slack keeps and returns: every block has a block id, every interactive element an action id,
 * and text objects carry their defaults. Comparing it with what was sent therefore never holds.
 */
export function parsedBlocks(blocks: readonly JsonObject[]): readonly JsonObject[] {
  return blocks.map((block) => parsedBlock(block));
}

function parsedBlock(block: JsonObject): JsonObject {
  const parsed: Record<string, unknown> = { ...withDefaults(block), block_id: block.block_id ?? secretHex(5) };
  for (const member of nestedBlocks) {
    if (Array.isArray(block[member])) parsed[member] = parsedBlocks(jsonObjects(block[member]));
  }
  return parsed;
}

function withDefaults(node: JsonObject): Record<string, unknown> {
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, deepDefaults(value)]));
  if (copy.type === 'plain_text') copy.emoji ??= true;
  if (copy.type === 'mrkdwn') copy.verbatim ??= false;
  if (typeof copy.type === 'string' && isInteractive(copy.type)) copy.action_id ??= secretHex(5);
  return copy;
}

function deepDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => deepDefaults(item));
  return isJsonObject(value) ? withDefaults(value) : value;
}
