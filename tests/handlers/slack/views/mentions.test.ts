import { expect, it } from 'vitest';
import { mentions } from '#handlers/slack/views/mentions.ts';

it('mentions names twelve at most and counts the others', () => {
  expect(mentions(['U01MAYA0001', 'S01SREONCALL'])).toBe('<@U01MAYA0001>, <!subteam^S01SREONCALL>');
  expect(mentions(Array.from({ length: 15 }, (_, index) => `U000000000${index}`))).toMatch(
    /^(?:<@U\d+>(?:, )?){12} and 3 more$/,
  );
});
