import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the sender's clock may be from ours, in both directions. */
export const signatureWindowS = 300;

interface SignedRequest {
  readonly signingSecret: string;
  /** `X-Slack-Request-Timestamp` and `X-Slack-Signature` as received. */
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  /** The bytes of the body, before any parsing. */
  readonly rawBody: Uint8Array;
  readonly now: Date;
}

export type SignatureVerdict =
  | { readonly kind: 'valid' }
  | {
      readonly kind: 'refused';
      readonly reason: 'signature_missing' | 'timestamp_invalid' | 'timestamp_out_of_window' | 'signature_mismatch';
    };

/**
 * Whether Slack signed these bytes within five minutes of now, before or after: HMAC-SHA256 over
 * `v0:timestamp:body`, compared in constant time (docs: authentication/verifying-requests-from-slack).
 */
export function checkSignature(request: SignedRequest): SignatureVerdict {
  const { signingSecret, timestamp, signature, rawBody, now } = request;
  if (!timestamp || !signature) return { kind: 'refused', reason: 'signature_missing' };
  if (!/^\d{1,12}$/.test(timestamp)) return { kind: 'refused', reason: 'timestamp_invalid' };
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > signatureWindowS) {
    return { kind: 'refused', reason: 'timestamp_out_of_window' };
  }
  const expected = Buffer.from(sign(signingSecret, timestamp, rawBody));
  const given = Buffer.from(signature);
  const isEqual = given.length === expected.length && timingSafeEqual(given, expected);
  return isEqual ? { kind: 'valid' } : { kind: 'refused', reason: 'signature_mismatch' };
}

function sign(secret: string, timestamp: string, rawBody: Uint8Array): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(rawBody).digest('hex')}`;
}
