/** How many characters a value may have within a query. */
export const longestQueryValue = 1024;

/**
 * A text as a literal within an RE2 expression: RE2 takes a backslash before any ASCII punctuation for the character
 * itself (https://github.com/google/re2/wiki/Syntax).
 */
export function quoteRegex(text: string): string {
  return text.replace(/[!-/:-@[-^`{-~]/g, String.raw`\$&`);
}

/**
 * A text for the inside of a quoted string of PromQL or LogQL, which both take Go's escapes
 * (https://go.dev/ref/spec#String_literals). A lone surrogate becomes U+FFFD, as it would on the wire.
 */
export function quoteString(quote: '"' | "'", text: string): string {
  return text.toWellFormed().replace(/[\\"'\p{Cc}]/gu, (character) => {
    if (character === '\n') return String.raw`\n`;
    if (character === '\\' || character === quote) return `\\${character}`;
    if (character === '"' || character === "'") return character;
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
