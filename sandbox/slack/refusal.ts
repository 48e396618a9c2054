/** What Slack answers when it will not do a thing: HTTP 200 with `ok: false`, or 429 with `Retry-After`. */
export interface Refusal {
  readonly ok: false;
  readonly error: string;
  /** Further members of the answer: `needed`, `provided`, `errors`, `response_metadata` … */
  readonly details: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly retryAfterS: number | null;
}

export function refuse(error: string, details: Readonly<Record<string, unknown>> = {}): Refusal {
  return { ok: false, error, details, status: 200, retryAfterS: null };
}

/** `invalid_arguments` and its relatives carry their reasons in `response_metadata.messages`. */
export function refuseWithMessages(error: string, messages: readonly string[]): Refusal {
  return refuse(error, { errors: messages, response_metadata: { messages } });
}

export function rateLimited(retryAfterS: number): Refusal {
  return { ok: false, error: 'ratelimited', details: {}, status: 429, retryAfterS };
}

export function isRefusal(value: object): value is Refusal {
  return 'ok' in value && value.ok === false;
}
