import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeMessage } from '#sandbox/page/browser/encode-message.ts';
import { parseMrkdwn } from '#sandbox/page/browser/mrkdwn/parse-mrkdwn.ts';
import { channels, people } from '#tests/sandbox/page/example-company.ts';
import { textOf } from '#tests/sandbox/page/text-nodes.ts';

describe('encodeMessage', () => {
  it('turns names into ids, as a Slack client does', () => {
    expect(encodeMessage('@maya see #incidents, @here. mail a@b.example', people, channels)).toBe(
      '<@U1> see <#C2>, <!here>. mail a@b.example',
    );
  });

  it('leaves names of nobody as they are', () => {
    expect(encodeMessage('@nobody in #nowhere', people, channels)).toBe('@nobody in #nowhere');
  });

  it('is read back as it was typed when no mark is in it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z <>&.]+$/), (typed) => {
        fc.pre(!typed.startsWith('>'));
        expect(textOf(parseMrkdwn(encodeMessage(typed, people, channels)))).toBe(typed);
      }),
    );
  });
});
