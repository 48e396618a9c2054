/** One word of a command: bare, or `name=value`. */
export interface Word {
  readonly name: string | null;
  /** Without the quotes that it stood in. */
  readonly value: string;
}

export type SplitWords =
  | { readonly kind: 'words'; readonly words: readonly Word[] }
  /** Plain text about the quote that is wrong. */
  | { readonly kind: 'wrong'; readonly problem: string };

/** Each opening quote and its end. Keyboards of phones and macOS write the curved ones by themselves. */
const quotes: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '„': '“', '‘': '’' };

/**
 * Splits at spaces. A value that begins with a quote reaches to the end of it; within `"` a backslash makes the next
 * character an ordinary one. A quote in the middle of a word, as in `that's`, is an ordinary character.
 */
export function splitWords(text: string): SplitWords {
  const words: Word[] = [];
  let at = skipSpaces(text, 0);
  while (at < text.length) {
    const name = /^([A-Za-z][A-Za-z0-9_]*)=/.exec(text.slice(at, at + 80))?.[1] ?? null;
    const start = name === null ? at : at + name.length + 1;
    const close = quotes[text.charAt(start)];
    const read = close === undefined ? readBare(text, start) : readQuoted(text, start + 1, close);
    if (read === null) return wrong(`the quote of ${text.slice(at, at + 40)} has no end`);
    if (read.end < text.length && !isSpace(text.charAt(read.end))) {
      return wrong(`after the quote in ${text.slice(at, read.end + 1).slice(-40)} a space is missing`);
    }
    words.push({ name, value: read.value });
    at = skipSpaces(text, read.end);
  }
  return { kind: 'words', words };
}

interface Read {
  readonly value: string;
  /** Where it ends in the text. */
  readonly end: number;
}

function readBare(text: string, start: number): Read {
  let end = start;
  while (end < text.length && !isSpace(text.charAt(end))) end += 1;
  // Names are often pasted in the backticks in which Slack showed them.
  return { value: text.slice(start, end).replaceAll('`', ''), end };
}

function readQuoted(text: string, start: number, close: string): Read | null {
  let value = '';
  for (let at = start; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === close) return { value, end: at + 1 };
    if (sign === '\\' && close === '"' && at + 1 < text.length) {
      at += 1;
      value += text.charAt(at);
    } else value += sign;
  }
  return null;
}

function skipSpaces(text: string, start: number): number {
  let at = start;
  while (at < text.length && isSpace(text.charAt(at))) at += 1;
  return at;
}

function isSpace(sign: string): boolean {
  return /\s/.test(sign);
}

function wrong(problem: string): SplitWords {
  return { kind: 'wrong', problem };
}
