import { OutsideError, type Retry } from '#domain/outside-error.ts';

/** Why a script did not run: nothing has happened when one of these is thrown. */
export function scriptError(
  code: string,
  message: string,
  retry: Retry = { kind: 'no' },
  cause?: unknown,
): OutsideError {
  return new OutsideError('script', code, message, retry, cause);
}

/** What the system says when it has too little of something just now. */
const passing: ReadonlySet<string> = new Set(['EAGAIN', 'EMFILE', 'ENFILE', 'ENOMEM', 'ENOSPC', 'ETXTBSY']);

/** Maps the system's refusal to read a script, to make its folder or to start its process. */
export function toStartError(error: unknown): OutsideError {
  if (error instanceof OutsideError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'start_failed';
  if (code === 'E2BIG') {
    return scriptError(code, 'the script cannot start: its arguments and environment are too long for the system');
  }
  const message = `the script cannot start: ${error instanceof Error ? error.message : String(error)}`;
  return scriptError(code, message, passing.has(code) ? { kind: 'safe', afterMs: 5000 } : { kind: 'no' }, error);
}
