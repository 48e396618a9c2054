import { expect, it } from 'vitest';
import { inputIds } from '#handlers/slack/ids.ts';
import { groupedSelectInput } from '#handlers/slack/views/blocks/grouped-select-input.ts';
import { validateBlocks } from '#sandbox/slack/validate-blocks.ts';

const group = (label: string, count: number) => ({
  label,
  choices: Array.from({ length: count }, (_, index) => ({ value: `${label}-${index}`, text: label.repeat(20) })),
});
const made = (groups: Parameters<typeof groupedSelectInput>[0]['groups'], initial: string | null = null) =>
  groupedSelectInput({ id: inputIds.cause, label: 'Cause', groups, initial });

it('groupedSelectInput keeps within what Slack takes, and leaves out what is empty', () => {
  const groups = [group('few', 1), group('none', 0), ...Array.from({ length: 120 }, (_, at) => group(`g${at}`, 101))];
  const block = made(groups, 'g3-7');
  expect(validateBlocks('modal', [block])).toEqual([]);
  expect(block.element).toMatchObject({ initial_option: { value: 'g3-7' } });
  const offered = 'option_groups' in block.element ? (block.element.option_groups ?? []) : [];
  expect(offered).toHaveLength(100);
  expect(offered[1]?.options).toHaveLength(100);
});

it('groupedSelectInput chooses nothing that it does not offer', () => {
  expect(made([group('few', 1)], 'few-1').element).not.toHaveProperty('initial_option');
});
