import { plainText } from '#runbooks/templates/plain-text.ts';
import type { ScriptCall } from './script-call.ts';

/**
 * A script and its arguments as a POSIX shell would take them, so that people see where each argument begins and ends.
 * Characters that draw nothing are shown by their code.
 */
export function commandLine({ script, args }: Pick<ScriptCall, 'script' | 'args'>): string {
  return [script, ...args].map(quoted).join(' ');
}

function quoted(argument: string): string {
  if (/^[\w@%+=:,./-]+$/.test(argument)) return argument;
  // What plain text would lose or cut is written with its codes instead, as in $'a\nb'.
  const isPlain = plainText(argument) === argument && argument.length <= 300;
  return isPlain ? `'${argument.replaceAll("'", String.raw`'\''`)}'` : `$${withCodes(argument)}`;
}

function withCodes(argument: string): string {
  const text = argument.length > 300 ? `${argument.slice(0, 299)}…` : argument;
  const escaped = text.toWellFormed().replaceAll(/[\\'\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    if (character === '\\' || character === "'") return `\\${character}`;
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  });
  return `'${escaped}'`;
}
