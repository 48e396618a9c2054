import { OutsideError } from '#domain/outside-error.ts';

/** The OutsideError that a call ends in; anything else fails the test. */
export async function outsideErrorOf(call: Promise<unknown>): Promise<OutsideError> {
  const error = await call.then(
    (value: unknown) => new Error(`the call succeeded with ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (error instanceof OutsideError) return error;
  throw new Error('expected an OutsideError', { cause: error });
}
