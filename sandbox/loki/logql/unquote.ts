const simple: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
};
const escape = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-3][0-7]{2})|([\s\S]))/g;

/**
 * The value of a string token. Backticks take everything as it stands; in double quotes the escapes are Go's
 * (go.dev/ref/spec#String_literals). Null when an escape is none.
 */
export function unquote(token: string): string | null {
  const body = token.slice(1, -1);
  if (token.startsWith('`')) return body;
  let isValid = true;
  const value = body.replaceAll(escape, (_whole, hex, short, long, octal, letter: string | undefined) => {
    if (letter !== undefined) {
      const character = simple[letter];
      isValid &&= character !== undefined;
      return character ?? '';
    }
    const code = octal === undefined ? Number.parseInt(hex ?? short ?? long, 16) : Number.parseInt(octal, 8);
    const exists = code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff);
    isValid &&= exists;
    return exists ? String.fromCodePoint(code) : '';
  });
  return isValid ? value : null;
}
