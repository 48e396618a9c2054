import { expect, it } from 'vitest';
import { ephemeral } from '#handlers/slack/ephemeral.ts';

it('ephemeral is seen by its person alone, and leaves the card where it is', () => {
  const message = { text: 'Approved.', blocks: [] };
  expect(ephemeral(message)).toEqual({ response_type: 'ephemeral', replace_original: false, ...message });
});
