import { Lexer, Parser } from 'yaml';

/** Something wrong at a place of a text, in UTF-16 units from its beginning. */
export interface YamlFault {
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
}

const longestText = 512 * 1024;
const deepestNesting = 150;
const mostLexemes = 30_000;

/**
 * What keeps a text from being read as YAML at all, or null. Works through it once without recursion, so that what
 * passes is small and flat enough for everything that comes after.
 */
export function yamlBoundsFault(text: string): YamlFault | null {
  if (text.length > longestText) {
    const message = `the text has ${text.length} characters, more than the ${longestText} that are read`;
    return { offset: 0, message, fix: 'split it into several runbooks' };
  }
  return characterFault(text) ?? structureFault(text);
}

/**
 * Characters that YAML forbids (https://yaml.org/spec/1.2.2/#51-character-set), and those that show a reviewer another
 * text than is read (https://trojansource.codes).
 */
function characterFault(text: string): YamlFault | null {
  const found =
    /(?![\t\n\u0085])(?!\r\n)\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Cs}/u.exec(
      text,
    );
  if (found === null) return null;
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const fix =
    found[0] === '\r'
      ? 'end lines with LF or CR LF'
      : `remove it, or write it as "\\u${code.toLowerCase()}" in double quotes`;
  return { offset: found.index, message: `the character U+${code} may not stand here as it is`, fix };
}

function structureFault(text: string): YamlFault | null {
  const parser = new Parser();
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const offset = parser.offset;
    lexemes += 1;
    if (lexemes > mostLexemes) {
      const message = `the document holds more than ${mostLexemes} words, signs and line breaks`;
      return { offset, message, fix: 'split it into several runbooks' };
    }
    for (const token of parser.next(lexeme)) void token;
    if (parser.stack.length <= deepestNesting) continue;
    const message = `the document is nested more than ${deepestNesting} levels deep`;
    return { offset: parser.offset, message, fix: 'flatten it, or split it into several runbooks' };
  }
  return null;
}
