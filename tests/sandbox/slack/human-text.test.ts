import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeHumanText, richTextOf } from '#sandbox/slack/human-text.ts';
import { createWorld } from '#sandbox/slack/create-world.ts';
import { channels, people, usergroups } from '#sandbox/slack/seed.ts';
import { manifestWith } from './manifest-fixture.ts';
import { virtualClock } from './virtual-clock.ts';

const world = createWorld({
  manifest: manifestWith(),
  baseUrl: 'http://127.0.0.1',
  requestUrl: null,
  clock: virtualClock(),
  isStrict: true,
  rateLimits: 'off',
});
const encode = (text: string) => encodeHumanText(world, text, 'message');

test('turns known names into ids and leaves the others as they are', () => {
  expect(encode('@maya and @nobody in #platform, not #nowhere')).toBe(
    `<@${people.maya.id}> and @nobody in <#${channels.platform.id}|platform>, not #nowhere`,
  );
  expect(encode('ask @sre-oncall.')).toBe(`ask <!subteam^${usergroups.sreOncall.id}|@sre-oncall>.`);
  expect(encode('mail maya@northwind-health.example')).toBe('mail maya@northwind-health.example');
});

test('escapes the three special characters and keeps mentions that are ids already', () => {
  expect(encode(`a<b & c>d <@${people.maya.id}>`)).toBe(`a&lt;b &amp; c&gt;d <@${people.maya.id}>`);
});

test('leaves no bare angle bracket of the person, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const withoutMentions = encode(text).replaceAll(/<[@#!][^<>]*>/g, '');
      expect(withoutMentions).not.toMatch(/[<>]/);
    }),
  );
});

test('makes rich text of mentions and plain text', () => {
  expect(richTextOf(encode('@maya: a & b'))).toMatchObject({
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'user', user_id: people.maya.id },
          { type: 'text', text: ': a & b' },
        ],
      },
    ],
  });
});
