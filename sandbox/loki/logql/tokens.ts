import { parseErrorAt } from './logql-error.ts';

export interface Token {
  /** As Loki's parser names it in "unexpected …"; a symbol is named by its text. */
  readonly kind: 'IDENTIFIER' | 'STRING' | 'NUMBER' | 'DURATION' | 'BYTES' | 'RANGE' | 'symbol' | '$end';
  readonly text: string;
  /** Offset in UTF-16 units, for messages. */
  readonly at: number;
}

const patterns = [
  ['space', /\s+|#[^\n]*/y],
  ['DURATION', /(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|[smhdwy]))+(?![\w.])/y],
  ['BYTES', /\d+(?:\.\d+)?(?:[KMGTP]i?B|[kmgtp]i?b|B|b)(?![\w.])/y],
  ['NUMBER', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])/y],
  ['IDENTIFIER', /[a-zA-Z_]\w*/y],
  ['STRING', /"(?:[^"\\\n]|\\[^\n])*"|`[^`]*`/y],
  ['RANGE', /\[[^\]]*\]/y],
  ['symbol', /\|=|\|~|=~|!~|!=|==|>=|<=|[-+*/%^(){}=<>,|]/y],
] as const;

/** Splits a query into tokens; the last one is always `$end`. Throws a LogqlError at what is no token. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const found = tokenAt(text, at);
    if (found.kind !== 'space') tokens.push({ kind: found.kind, text: found.text, at });
    at += found.text.length;
  }
  return [...tokens, { kind: '$end', text: '', at }];
}

function tokenAt(text: string, at: number) {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { kind, text: match[0] };
  }
  const character = text[at] ?? '';
  if (character === '"' || character === '`') throw parseErrorAt(text, at, 'literal not terminated');
  if (character === '[') throw parseErrorAt(text, at, "missing closing ']' in duration");
  throw parseErrorAt(text, at, `syntax error: unexpected ${character}`);
}
