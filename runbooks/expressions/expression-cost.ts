import type { ASTNode } from '@marcbachmann/cel-js';
import { childrenOf, loops, nodesOf } from './expression-tree.ts';

/** What can make an expression expensive, told from its syntax tree. */
export interface ExpressionShape {
  /** How deep loops stand within loops: `l.exists(x, m.exists(y, …))` is 2. */
  readonly loopDepth: number;
  /** Something may copy a whole text or list, in each turn of its loops. */
  readonly copies: boolean;
  /** Additions, each of which may join two lists. */
  readonly additions: number;
  readonly splits: boolean;
  readonly joins: boolean;
  readonly matches: boolean;
}

/** How large values are: the longest of their lists and texts, and all of it together. */
export interface ValueSize {
  readonly longestList: number;
  readonly longestText: number;
  /** Every list, object and single value counts 1, every text its characters. A value that occurs twice counts twice. */
  readonly total: number;
}

const mostSteps = 5_000_000;
const deepestValue = 200;
/** Calls that make nothing new of any size. */
const cheap = new Set(['size', 'has', 'startsWith', 'endsWith', 'contains', 'matches', 'min', 'max', 'abs', 'type']);
const cheapToo = new Set(['ceil', 'floor', 'round', 'double', 'int', 'bool', 'indexOf', 'substring', 'trim', ...loops]);

export function expressionShape(ast: ASTNode): ExpressionShape {
  const nodes = [...nodesOf(ast)];
  const names = nodes.flatMap((node) => (node.op === 'call' || node.op === 'rcall' ? [node.args[0]] : []));
  const additions = nodes.filter((node) => node.op === '+').length;
  return {
    loopDepth: loopDepth(ast),
    copies: additions > 0 || names.some((name) => !cheap.has(name) && !cheapToo.has(name)),
    additions,
    splits: names.includes('split'),
    joins: names.includes('join'),
    matches: names.includes('matches'),
  };
}

/** Why an expression of this shape may not be evaluated over values of this size, or null. */
export function costProblem(shape: ExpressionShape, size: ValueSize): string | null {
  const items = Math.max(10, size.longestList, shape.splits ? size.longestText : 0) * (1 + shape.additions);
  const joined = shape.joins ? items * size.longestText : 0;
  const eachTurn = shape.copies ? Math.max(items, size.longestText, joined) : 1;
  if (items ** shape.loopDepth * eachTurn <= mostSteps) return null;
  return `it would take too many steps over ${size.longestList} items: select fewer of them first`;
}

/** Measures a value, or gives null as soon as it is larger than `limit` or nested too deeply. */
export function valueSize(value: unknown, limit: number): ValueSize | null {
  let longestList = 0;
  let longestText = 0;
  let total = 0;
  const visit = (one: unknown, depth: number): boolean => {
    total += typeof one === 'string' ? one.length + 1 : 1;
    if (total > limit || depth > deepestValue) return false;
    if (typeof one === 'string') longestText = Math.max(longestText, one.length);
    if (typeof one !== 'object' || one === null) return true;
    const members = Object.values(one);
    longestList = Math.max(longestList, members.length);
    return members.every((member) => visit(member, depth + 1));
  };
  return visit(value, 0) ? { longestList, longestText, total } : null;
}

function loopDepth(node: ASTNode): number {
  const deepest = (nodes: readonly ASTNode[]): number => Math.max(0, ...nodes.map(loopDepth));
  if (node.op !== 'rcall' || !loops.has(node.args[0])) return deepest(childrenOf(node));
  const [, receiver, bodies] = node.args;
  return Math.max(loopDepth(receiver), 1 + deepest(bodies));
}
