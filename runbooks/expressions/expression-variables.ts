import type { ASTNode } from '@marcbachmann/cel-js';
import { childrenOf, loops } from './expression-tree.ts';

/** One use of a variable in an expression; offsets are those of the CEL text. */
export interface VariableUse {
  /** Dotted as written: `metrics.p99_latency`. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
  /** Asked about by `has(…)`, so that its absence is an answer and not an error. */
  readonly optional: boolean;
}

const typeNames = new Set(['int', 'uint', 'double', 'bool', 'string', 'bytes', 'list', 'map', 'null_type', 'type']);

/** The free variables of a parsed expression in reading order; names bound by `exists(x, …)` and its kin are not free. */
export function variableUses(ast: ASTNode): readonly VariableUse[] {
  const uses: VariableUse[] = [];
  visit(ast, new Set(), false, uses);
  return uses.sort((a, b) => a.start - b.start);
}

function visit(node: ASTNode, bound: ReadonlySet<string>, optional: boolean, uses: VariableUse[]): void {
  const path = pathOf(node);
  if (path !== null) {
    const root = path.split('.')[0] ?? path;
    if (!bound.has(root) && !typeNames.has(path)) uses.push({ path, start: node.start, end: node.end, optional });
    return;
  }
  if (node.op === 'call' && node.args[0] === 'has') {
    for (const argument of node.args[1]) visit(argument, bound, true, uses);
    return;
  }
  if (node.op === 'rcall' && loops.has(node.args[0])) {
    const [, receiver, [variable, ...bodies]] = node.args;
    visit(receiver, bound, optional, uses);
    const inner = variable?.op === 'id' ? new Set([...bound, variable.args]) : bound;
    for (const body of bodies) visit(body, inner, optional, uses);
    return;
  }
  for (const child of childrenOf(node)) visit(child, bound, optional, uses);
}

/** `a`, `a.b.c` and `a["b"]` are paths; anything computed is not. */
function pathOf(node: ASTNode): string | null {
  if (node.op === 'id') return node.args;
  if (node.op === '.') {
    const parent = pathOf(node.args[0]);
    return parent === null ? null : `${parent}.${node.args[1]}`;
  }
  if (node.op === '[]') {
    const [receiver, key] = node.args;
    const parent = pathOf(receiver);
    return parent === null || key.op !== 'value' || typeof key.args !== 'string' ? null : `${parent}.${key.args}`;
  }
  return null;
}
