import type { ASTNode } from '@marcbachmann/cel-js';
import { nodesOf } from './expression-tree.ts';

/** What is wrong with a regular expression given to `matches`, or null. It must be written out, and be one. */
export function patternProblem(ast: ASTNode): { readonly message: string; readonly start: number } | null {
  for (const node of nodesOf(ast)) {
    const pattern = node.op === 'rcall' && node.args[0] === 'matches' ? node.args[2][0] : undefined;
    if (pattern === undefined) continue;
    const { op, args, start } = pattern;
    if (op !== 'value' || typeof args !== 'string') {
      return { message: 'the pattern of matches() must be written out: a value there would become syntax', start };
    }
    const wrong = syntaxProblem(args);
    if (wrong !== null) return { message: `the pattern of matches() is no regular expression: ${wrong}`, start };
  }
  return null;
}

function syntaxProblem(pattern: string): string | null {
  try {
    RegExp(pattern);
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.replace(/^Invalid regular expression: (?:\/.*\/\w*: )?/s, '').toLowerCase();
  }
}
