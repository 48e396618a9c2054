export type Quote = '"' | "'" | '`';

/** A string literal of PromQL or LogQL, followed character by character from behind its opening quote. */
export interface QuotedText {
  readonly quote: Quote;
  /** Reads one character; true when it closes the string. */
  readonly read: (character: string) => boolean;
  /** Reads what a template fills in. */
  readonly readValue: () => void;
  /** An escape has begun and wants more characters. */
  readonly inEscape: () => boolean;
  /** What the string means so far, with `x` for each value. */
  readonly content: () => string;
}

/** Escapes that take digits, with how many and their base (https://go.dev/ref/spec#Rune_literals). */
const numeric: Readonly<Record<string, { readonly digits: number; readonly base: number }>> = {
  x: { digits: 2, base: 16 },
  u: { digits: 4, base: 16 },
  U: { digits: 8, base: 16 },
};
const simple: Readonly<Record<string, string>> = { a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

export function quotedText(quote: Quote): QuotedText {
  let content = '';
  /** The escape being read, from its backslash on. */
  let escape = '';
  const readEscape = (character: string): void => {
    escape += character;
    const letter = escape[1] ?? '';
    const octal = /[0-7]/.test(letter);
    const kind = octal ? { digits: 3, base: 8 } : numeric[letter];
    if (kind === undefined) {
      content += simple[letter] ?? letter;
      escape = '';
      return;
    }
    const digits = escape.slice(octal ? 1 : 2);
    if (digits.length < kind.digits) return;
    const code = Number.parseInt(digits, kind.base);
    content += code <= 0x10_ffff ? String.fromCodePoint(code) : '';
    escape = '';
  };
  return {
    quote,
    read: (character) => {
      if (escape !== '') readEscape(character);
      else if (character === quote) return true;
      else if (character === '\\' && quote !== '`') escape = '\\';
      else content += character;
      return false;
    },
    readValue: () => {
      content += 'x';
    },
    inEscape: () => escape !== '',
    content: () => content,
  };
}
