import type { ASTNode } from '@marcbachmann/cel-js';
import { childrenOf } from './expression-tree.ts';
import type { QuantityUnit } from './quantity-units.ts';

/** A quantity as it was written; offsets are those of the CEL text. */
export interface WrittenQuantity {
  readonly start: number;
  readonly end: number;
  readonly base: QuantityUnit['base'];
}

/** What a number measures; `number` for one without a unit, null where it cannot be told. */
type Dimension = QuantityUnit['base'] | null;

const words: Readonly<Record<QuantityUnit['base'], string>> = {
  milliseconds: 'a duration',
  ratio: 'a percentage',
  bytes: 'a size in bytes',
  cores: 'a number of cores',
  number: 'a number',
};
const additive = new Set(['+', '-', '%']);
const comparing = new Set(['<', '<=', '>', '>=', '==', '!=']);
const keeping = new Set(['min', 'max', 'abs', 'ceil', 'floor', 'round']);

/**
 * Finds quantities of two kinds added to or compared with each other (`5m + 90%`), or null. What a variable measures is
 * not known, and a plain number goes with everything.
 */
export function dimensionProblem(
  ast: ASTNode,
  quantities: readonly WrittenQuantity[],
): { readonly message: string; readonly start: number } | null {
  let problem: { readonly message: string; readonly start: number } | null = null;
  const together = (operator: string, left: Dimension, right: Dimension, at: ASTNode): Dimension => {
    if (!isMeasure(left) || !isMeasure(right)) return isMeasure(left) ? left : right;
    const message = `${operator} does not work between ${words[left]} and ${words[right]}`;
    if (left !== right) problem ??= { message, start: at.start };
    return left;
  };
  const visit = (node: ASTNode): Dimension => {
    const found = childrenOf(node).map((child) => ({ child, dimension: visit(child) }));
    const dimensions = found.map(({ dimension }) => dimension);
    if (node.op === 'value') return typeof node.args === 'number' ? written(node, quantities) : null;
    if (node.op === '-_') return dimensions[0] ?? null;
    if (node.op === '*') return product(dimensions[0] ?? null, dimensions[1] ?? null);
    if (node.op === '/') return quotient(dimensions[0] ?? null, dimensions[1] ?? null);
    const name = node.op === 'call' ? node.args[0] : node.op;
    if (!additive.has(name) && !comparing.has(name) && !keeping.has(name)) return null;
    let result = dimensions[0] ?? null;
    for (const { child, dimension } of found.slice(1)) result = together(sign(node), result, dimension, child);
    return comparing.has(name) ? null : result;
  };
  visit(ast);
  return problem;
}

function sign(node: ASTNode): string {
  return node.op === 'call' ? `${node.args[0]}()` : node.op;
}

function isMeasure(dimension: Dimension): dimension is Exclude<QuantityUnit['base'], 'number'> {
  return dimension !== null && dimension !== 'number';
}

function written(node: ASTNode, quantities: readonly WrittenQuantity[]): Dimension {
  return quantities.find(({ start, end }) => node.start <= start && end <= node.end)?.base ?? 'number';
}

function product(left: Dimension, right: Dimension): Dimension {
  if (left === 'number' || left === 'ratio') return right;
  return right === 'number' || right === 'ratio' ? left : null;
}

function quotient(left: Dimension, right: Dimension): Dimension {
  if (right === 'number' || right === 'ratio') return left;
  return left !== null && left === right ? 'number' : null;
}
