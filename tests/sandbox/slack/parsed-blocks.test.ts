import { expect, test } from 'vitest';
import { placedElements } from '#sandbox/slack/block-tree.ts';
import { parsedBlocks } from '#sandbox/slack/parsed-blocks.ts';
import { stateValues } from '#sandbox/slack/state-values.ts';

const text = { type: 'plain_text', text: 'Go' };
const blocks = [
  { type: 'section', text: { type: 'mrkdwn', text: 'x' }, accessory: { type: 'users_select' } },
  { type: 'actions', block_id: 'mine', elements: [{ type: 'button', action_id: 'go', text, confirm: { text } }] },
  {
    type: 'container',
    child_blocks: [{ type: 'input', label: text, element: { type: 'plain_text_input', action_id: 'why' } }],
  },
];

test('gives ids where there are none, keeps those that are there, and fills in the defaults of text', () => {
  expect(parsedBlocks(blocks)).toMatchObject([
    {
      block_id: expect.stringMatching(/^.+$/),
      text: { verbatim: false },
      accessory: { action_id: expect.any(String) },
    },
    { block_id: 'mine', elements: [{ action_id: 'go', text: { emoji: true }, confirm: { text: { emoji: true } } }] },
    { child_blocks: [{ block_id: expect.any(String), element: { action_id: 'why' } }] },
  ]);
});

test('gives every block another id', () => {
  const ids = parsedBlocks(Array.from({ length: 50 }, () => ({ type: 'divider' }))).map((block) => block.block_id);
  expect(new Set(ids).size).toBe(50);
});

test('finds every element however deep, with its own block and the input around it', () => {
  const placed = placedElements(parsedBlocks(blocks));
  expect(placed.map((each) => each.element.type)).toEqual(['users_select', 'button', 'plain_text_input']);
  expect(placed[1]).toMatchObject({ blockId: 'mine', actionId: 'go', input: null });
  expect(placed[2]?.input).toMatchObject({ type: 'input' });
  expect(placed[2]?.blockId).not.toBe(placed[0]?.blockId);
});

test('keeps a value under unchanged ids and forgets one whose element became another', () => {
  const [block] = [{ type: 'actions', block_id: 'b', elements: [{ type: 'users_select', action_id: 'a' }] }];
  const kept = { b: { a: { type: 'users_select', selected_user: 'U1' } } };
  expect(stateValues([block], kept)).toEqual(kept);
  const other = { b: { a: { type: 'static_select', selected_option: null } } };
  expect(stateValues([block], other)).toEqual({ b: { a: { type: 'users_select', selected_user: null } } });
});
