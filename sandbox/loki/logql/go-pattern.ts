import { LogqlError } from './logql-error.ts';

/**
 * Compiles a regular expression of Go (RE2: github.com/google/re2/wiki/Syntax) to one of JavaScript that matches the
 * same. Throws a LogqlError in Go's words for what RE2 refuses, such as lookaround and back references.
 */
export function goPattern(pattern: string, anchoring: 'anchored' | 'anywhere'): RegExp {
  const source = translate(pattern);
  try {
    return new RegExp(anchoring === 'anchored' ? `^(?:${source})$` : source, anchoring === 'anchored' ? 'su' : 'u');
  } catch (error) {
    throw patternError((error as Error).message.replace(/^Invalid regular expression: /, ''));
  }
}

function translate(pattern: string): string {
  let source = '';
  let flags = '';
  let at = 0;
  let inClass = false;
  while (at < pattern.length) {
    const rest = pattern.slice(at);
    const [read, written] = inClass ? pieceOfClass(rest) : piece(rest);
    if (read.startsWith('[')) inClass = true;
    else if (inClass && read === ']') inClass = false;
    const leading = /^\(\?([imsU]+)\)$/.exec(read);
    if (leading && at === 0) flags = leading[1] ?? '';
    else if (leading) throw patternError(`the sandbox takes flags only at the beginning: \`${read}\``);
    else source += written;
    at += read.length;
  }
  if (flags.includes('U')) throw patternError('the sandbox does not know the flag U');
  return flags === '' ? source : `(?${flags}:${source})`;
}

type Piece = readonly [read: string, written: string];

function piece(rest: string): Piece {
  const flags = /^\(\?[imsU]+\)/.exec(rest)?.[0];
  if (flags) return [flags, ''];
  const named = /^\(\?P?<(\w+)>/.exec(rest);
  if (named) return [named[0], `(?<${named[1]}>`];
  const unsupported = /^\(\?(?!:|[ims]+:)<?.?/.exec(rest)?.[0];
  if (unsupported) throw patternError(`invalid or unsupported Perl syntax: \`${unsupported}\``);
  if (rest.startsWith('\\')) return escaped(rest, '^$\\.*+?()[]{}|/');
  // A bracket that closes nothing, right after the opening one, stands for itself.
  const opening = /^\[\^?\]?/.exec(rest)?.[0];
  if (opening) return [opening, opening.endsWith(']') ? `${opening.slice(0, -1)}\\]` : opening];
  const [first = ''] = rest;
  if (first === '{' && !/^\{\d+(?:,\d*)?\}/.test(rest)) return ['{', '\\{'];
  const repetition = /^\{\d+(?:,\d*)?\}/.exec(rest)?.[0];
  if (repetition) return [repetition, repetition];
  return first === '}' || first === ']' ? [first, `\\${first}`] : [first, first];
}

function pieceOfClass(rest: string): Piece {
  if (/^\[[:.=]/.test(rest)) throw patternError('the sandbox does not know POSIX classes such as `[:alpha:]`');
  if (rest.startsWith('\\')) return escaped(rest, '^$\\.*+?()[]{}|/-');
  const [first = ''] = rest;
  // Within a class the bracket must not look like the beginning of another one.
  return first === '[' ? ['[', '['] : [first, first];
}

function escaped(rest: string, syntax: string): Piece {
  const quoted = /^\\Q([\s\S]*?)(?:\\E|$)/.exec(rest);
  if (quoted) return [quoted[0], (quoted[1] ?? '').replaceAll(/[\^$\\.*+?()[\]{}|/]/g, String.raw`\$&`)];
  const code = /^\\x(?:\{([\da-fA-F]{1,6})\}|([\da-fA-F]{2}))/.exec(rest);
  if (code) return [code[0], `\\u{${code[1] ?? code[2]}}`];
  const property = /^\\([pP])(?:\{(\w+)\}|(\w))/.exec(rest);
  if (property) return [property[0], `\\${property[1]}{${property[2] ?? property[3]}}`];
  const letter = rest[1] ?? '';
  if (/[dDwWsSbBnrtfv]/.test(letter)) return [`\\${letter}`, `\\${letter}`];
  if (letter === 'a') return ['\\a', '\\x07'];
  if (letter === 'A') return ['\\A', '^'];
  if (letter === 'z') return ['\\z', '$'];
  if (letter === '') throw patternError('trailing backslash at end of expression: ``');
  if (/[\w\u0080-\uffff]/.test(letter)) throw patternError(`invalid escape sequence: \`\\${letter}\``);
  return [`\\${letter}`, syntax.includes(letter) ? `\\${letter}` : letter];
}

function patternError(message: string): LogqlError {
  return new LogqlError(`parse error : error parsing regexp: ${message}`);
}
