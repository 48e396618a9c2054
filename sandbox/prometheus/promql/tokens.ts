import { PromqlError } from './promql-error.ts';

export interface Token {
  readonly kind: 'name' | 'number' | 'duration' | 'string' | 'symbol' | 'end';
  readonly text: string;
  /** Offset in characters, for messages. */
  readonly at: number;
}

const patterns = [
  ['space', /\s+|#[^\n]*/y],
  ['duration', /(?:\d+(?:ms|[smhdwy]))+(?![\w.])/y],
  ['number', /0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])/y],
  ['name', /[a-zA-Z_:][\w:]*/y],
  ['string', /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`/y],
  ['symbol', /=~|!~|!=|==|>=|<=|[-+*/%^(){}[\],=<>@:]/y],
] as const;

/** Splits an expression into tokens; the last one is always `end`. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const found = patterns
      .map(([kind, pattern]) => {
        pattern.lastIndex = at;
        return { kind, match: pattern.exec(text)?.[0] };
      })
      .find((candidate) => candidate.match !== undefined);
    if (found?.match === undefined) throw parseErrorAt(text, at, `unexpected character: '${text[at]}'`);
    if (found.kind !== 'space') tokens.push({ kind: found.kind, text: found.match, at });
    at += found.match.length;
  }
  return [...tokens, { kind: 'end', text: '', at }];
}

/** A parse error in Prometheus' form: line and column, then what is wrong. */
export function parseErrorAt(text: string, at: number, message: string): PromqlError {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = at - before.lastIndexOf('\n');
  return new PromqlError('bad_data', `${line}:${column}: parse error: ${message}`);
}

/** The value of a quoted string, escapes resolved; a raw string in backticks is taken as it stands. */
export function unquote(token: string): string | null {
  const body = token.slice(1, -1);
  if (token.startsWith('`')) return body;
  const json = token.startsWith("'")
    ? body.replaceAll(String.raw`\'`, "'").replaceAll(/(?<!\\)"/g, String.raw`\"`)
    : body;
  try {
    return JSON.parse(
      `"${json.replaceAll(/\\([a\\v])/g, (whole, letter: string) => (letter === 'a' ? '\\u0007' : letter === 'v' ? '\\u000b' : whole))}"`,
    ) as string;
  } catch {
    return null;
  }
}
