import { expect, it } from 'vitest';
import { menuOptions } from '#handlers/slack/views/blocks/menu-options.ts';

it('menuOptions cuts long texts, and leaves out values that Slack does not take', () => {
  const options = menuOptions([
    { value: '', text: 'empty' },
    { value: 'x'.repeat(76), text: 'long' },
    { value: 'x'.repeat(75), text: 'y'.repeat(200) },
  ]);
  expect(options).toHaveLength(1);
  expect(options[0]?.text.text).toHaveLength(75);
});
