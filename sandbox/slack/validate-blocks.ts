import { blockProblem, problemsOf } from './blocks/block-problem.ts';
import type { BlockProblem } from './blocks/block-problem.ts';
import { blockSchemas } from './blocks/block-schemas.ts';
import { blockLimit, unsupportedBlocks } from './blocks/surface-rules.ts';
import type { Surface } from './blocks/surface-rules.ts';
import { repeatedIds } from './blocks/unique-ids.ts';
import { isJsonObject, textOf } from './json.ts';

/** All text of a message's blocks together; undocumented, seen near this number (bolt-js issue 2509). */
const messageTextLimit = 13_200;
/** All markdown blocks of one message together. */
const markdownTextLimit = 12_000;

/**
 * What Slack would refuse about these blocks on that surface; empty when it would show them. Pure; pointers begin at
 * `/blocks`. Run it over every view at its worst-case lengths.
 */
export function validateBlocks(surface: Surface, blocks: unknown): readonly BlockProblem[] {
  if (!Array.isArray(blocks)) return [blockProblem('/blocks', 'must be an array')];
  const tooMany =
    blocks.length > blockLimit[surface]
      ? [blockProblem('/blocks', `no more than ${blockLimit[surface]} items allowed`)]
      : [];
  const ofEach = blocks.flatMap((block: unknown, index) => ofBlock(surface, block, `/blocks/${index}`));
  return [...tooMany, ...ofEach, ...repeatedIds(blocks), ...(surface === 'message' ? ofMessage(blocks) : [])];
}

function ofBlock(surface: Surface, block: unknown, pointer: string): readonly BlockProblem[] {
  if (!isJsonObject(block)) return [blockProblem(pointer, 'must be an object')];
  if (typeof block.type !== 'string') return [blockProblem(pointer, 'missing required field: type')];
  const schema = Object.hasOwn(blockSchemas, block.type) ? blockSchemas[block.type] : undefined;
  if (!schema) return [blockProblem(`${pointer}/type`, `unsupported type: ${block.type}`)];
  if (unsupportedBlocks[surface].has(block.type)) {
    return [blockProblem(`${pointer}/type`, `unsupported type: ${block.type} in a ${surface}`)];
  }
  if (surface !== 'modal' && isJsonObject(block.element) && block.element.type === 'file_input') {
    return [blockProblem(`${pointer}/element/type`, 'unsupported type: file_input outside of a modal')];
  }
  const parsed = schema.safeParse(block);
  return parsed.success ? [] : problemsOf(parsed.error, pointer);
}

function ofMessage(blocks: readonly unknown[]): readonly BlockProblem[] {
  const known = blocks.filter((block) => isJsonObject(block));
  const tables = known.filter((block) => block.type === 'table');
  const markdown = known.filter((block) => block.type === 'markdown');
  const markdownLength = markdown.reduce((sum, block) => sum + textOf(block.text).length, 0);
  return [
    ...(tables.length > 1 ? [blockProblem('/blocks', 'only_one_table_allowed', 'invalid_attachments')] : []),
    ...(markdownLength > markdownTextLimit
      ? [blockProblem('/blocks', `markdown blocks hold more than ${markdownTextLimit} characters`)]
      : []),
    ...(textLength(known) > messageTextLimit
      ? [blockProblem('/blocks', `more than ${messageTextLimit} characters of text`, 'msg_blocks_too_long')]
      : []),
  ];
}

/** Characters in every member named `text`, at any depth. */
function textLength(node: unknown): number {
  if (Array.isArray(node)) return node.reduce((sum: number, item: unknown) => sum + textLength(item), 0);
  if (!isJsonObject(node)) return 0;
  return Object.entries(node).reduce(
    (sum, [key, value]) => sum + (key === 'text' && typeof value === 'string' ? value.length : textLength(value)),
    0,
  );
}
