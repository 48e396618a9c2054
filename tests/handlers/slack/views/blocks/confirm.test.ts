import { expect, it } from 'vitest';
import { actionIds } from '#handlers/slack/ids.ts';
import { button } from '#handlers/slack/views/blocks/button.ts';
import { confirm } from '#handlers/slack/views/blocks/confirm.ts';
import { validateBlocks } from '#sandbox/slack/validate-blocks.ts';

it('confirm asks within the limits of a dialog, however long its words are', () => {
  const long = 'word '.repeat(200);
  const question = confirm({ title: long, text: long, yes: long, no: long });
  expect(question.text.text).toMatch(/^word .*…$/);
  const asking = button({ id: actionIds.cancel, text: 'Cancel', value: 'v', confirm: question });
  expect(validateBlocks('message', [{ type: 'actions', elements: [asking] }])).toEqual([]);
});
