import { createHmac } from 'node:crypto';

/**
 * The value of `X-Slack-Signature`: `v0=` and the hex HMAC-SHA256 of `v0:<timestamp>:<raw body>`
 * (docs: authentication/verifying-requests-from-slack).
 */
export function signature(signingSecret: string, timestampS: number, rawBody: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestampS}:${rawBody}`).digest('hex')}`;
}
