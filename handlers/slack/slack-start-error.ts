/** Slack refuses a token, so the app cannot work however often it asks. The message names the token and the fix. */
export class SlackStartError extends Error {
  override readonly name = 'SlackStartError';
  /** Slack's own word: `invalid_auth`, `token_revoked`, `missing_scope`, … */
  readonly code: string;

  constructor(code: string, message: string, cause: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
