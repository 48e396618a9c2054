import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSignature } from '#handlers/slack/signature.ts';

/** The example of docs.slack.dev/authentication/verifying-requests-from-slack. */
const official = {
  signingSecret: '8f742231b10e8888abcd99yyyzzz85a5',
  timestamp: '1531420618',
  signature: 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  rawBody: Buffer.from(
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
  ),
  now: new Date(1531420618_000),
};
const at = (secondsLater: number) => new Date((1531420618 + secondsLater) * 1000);

describe('checkSignature', () => {
  it("accepts Slack's own example", () => {
    expect(checkSignature(official)).toEqual({ kind: 'valid' });
  });

  it.each([-300, -299, 299, 300])('accepts a sender whose clock is %i seconds away', (seconds) => {
    expect(checkSignature({ ...official, now: at(seconds) })).toEqual({ kind: 'valid' });
  });

  it.each([-86_400, -301, 301, 86_400])('refuses a request that is %i seconds away, past or future', (seconds) => {
    expect(checkSignature({ ...official, now: at(seconds) })).toEqual({
      kind: 'refused',
      reason: 'timestamp_out_of_window',
    });
  });

  it.each(['', 'soon', '-1531420618', '1531420618.5', '1e9', '0x5b47f50a', ' 1531420618', '9'.repeat(40)])(
    'refuses the timestamp %j',
    (timestamp) => {
      expect(checkSignature({ ...official, timestamp }).kind).toBe('refused');
    },
  );

  it.each([undefined, '', 'v0=', 'v1=a2114d57', official.signature.toUpperCase(), `${official.signature}0`])(
    'refuses the signature %j',
    (signature) => {
      expect(checkSignature({ ...official, signature }).kind).toBe('refused');
    },
  );

  it('refuses a body that differs in any one byte', () => {
    fc.assert(
      fc.property(fc.nat({ max: official.rawBody.length - 1 }), fc.integer({ min: 1, max: 255 }), (index, change) => {
        const rawBody = Buffer.from(official.rawBody);
        rawBody[index] = (rawBody[index] ?? 0) ^ change;
        expect(checkSignature({ ...official, rawBody }).kind).toBe('refused');
      }),
    );
  });

  it('accepts any bytes under any secret, and only under that secret', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string({ minLength: 1 }), (rawBody, signingSecret) => {
        const base = createHmac('sha256', signingSecret).update(`v0:${official.timestamp}:`).update(rawBody);
        const signature = `v0=${base.digest('hex')}`;
        expect(checkSignature({ ...official, rawBody, signingSecret, signature }).kind).toBe('valid');
        const other = `${signingSecret}x`;
        expect(checkSignature({ ...official, rawBody, signingSecret: other, signature }).kind).toBe('refused');
      }),
    );
  });
});
