/**
 * Why an expression has no answer. `bad_data` is a mistake in the request (HTTP 400), `execution` one that shows when
 * the expression is evaluated, or a part of PromQL that the sandbox does not have (HTTP 422), as Prometheus answers.
 */
export class PromqlError extends Error {
  readonly code: 'bad_data' | 'execution';

  constructor(code: 'bad_data' | 'execution', message: string) {
    super(message);
    this.name = 'PromqlError';
    this.code = code;
  }
}

/** For valid PromQL beyond the subset: says plainly that it is the sandbox that lacks it. */
export function beyondSubset(what: string): PromqlError {
  return new PromqlError(
    'execution',
    `the sandbox's Prometheus understands a subset of PromQL, and ${what} is not part of it`,
  );
}
