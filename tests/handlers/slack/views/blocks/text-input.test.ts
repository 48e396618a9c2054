import { expect, it } from 'vitest';
import { inputIds } from '#handlers/slack/ids.ts';
import { textInput } from '#handlers/slack/views/blocks/text-input.ts';

it('textInput never asks for more than Slack takes', () => {
  const input = textInput({ id: inputIds.note, label: 'L', maxLength: 9999, initial: 'x'.repeat(4000) });
  expect(input).toMatchObject({ block_id: 'note', element: { action_id: 'note', max_length: 3000 } });
  expect('initial_value' in input.element && input.element.initial_value).toHaveLength(3000);
});
