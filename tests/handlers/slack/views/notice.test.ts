import { expect, it } from 'vitest';
import { notice } from '#handlers/slack/views/notice.ts';
import { validateBlocks } from '#sandbox/slack/validate-blocks.ts';

it('notice fits however many lines there are', () => {
  const { text, blocks } = notice(...Array.from({ length: 40 }, () => 'x'.repeat(250)));
  expect(text.length).toBeLessThanOrEqual(4000);
  expect(validateBlocks('message', blocks)).toEqual([]);
  expect(notice('one', 'two').text).toBe('one\ntwo');
});
