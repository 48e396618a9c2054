/** Why a query has no answer, in Loki's words; it is sent as the text of an HTTP 400. */
export class LogqlError extends Error {
  override readonly name = 'LogqlError';
}

/** A mistake at a place in the query: Loki counts lines and columns from one. */
export function parseErrorAt(text: string, at: number, message: string): LogqlError {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = at - before.lastIndexOf('\n');
  return new LogqlError(`parse error at line ${line}, col ${column}: ${message}`);
}

/** A mistake of the whole query. */
export function parseError(message: string): LogqlError {
  return new LogqlError(`parse error : ${message}`);
}

/** For valid LogQL beyond the subset: says plainly that it is the sandbox that lacks it. */
export function beyondSubset(what: string): LogqlError {
  return new LogqlError(`the sandbox's Loki understands a subset of LogQL, and ${what} is not part of it`);
}
