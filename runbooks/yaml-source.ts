import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  parseDocument,
  type ParsedNode,
  Parser,
  Scalar,
} from 'yaml';
import type { Document } from 'yaml';
import type { FieldPath } from './field-path.ts';

/** A position in the text, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface YamlProblem extends Position {
  readonly message: string;
  readonly fix: string;
}

/** A YAML text with its value and the way from a field back to its place in the text. */
export interface YamlSource {
  readonly value: unknown;
  /** Where a field's value stands (or its key); the nearest existing field around it when it is missing. */
  readonly locate: (path: FieldPath, what?: 'key' | 'value') => Position;
  /** Where a character of a text value stands; the beginning of the value where that cannot be told. */
  readonly locateInText: (path: FieldPath, offset: number) => Position;
}

export type YamlRead =
  | { readonly ok: true; readonly source: YamlSource }
  | { readonly ok: false; readonly problems: readonly YamlProblem[] };

const deepestNesting = 150;
const mostAliases = 50;
const mostProblems = 20;
const largestExpansion = 1024 * 1024;

/**
 * Reads one YAML 1.2 document. Bounded before anything recursive sees the text: nesting is counted by the lexer, and
 * aliases may not multiply the document (`mostAliases` expansions).
 */
export function readYaml(text: string): YamlRead {
  const tooDeep = deepNesting(text);
  if (tooDeep !== null) return { ok: false, problems: [tooDeep] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const found = [...document.errors, ...document.warnings].slice(0, mostProblems);
  if (found.length > 0) {
    const problems = found.map(({ pos, code, message }) => {
      const { line, column } = at(lines, pos[0]);
      return { line, column, message: sayYamlError(code, message), fix: fixes[code] ?? generalFix };
    });
    return { ok: false, problems };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: mostAliases });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const fix = 'write the value out instead of using anchors and aliases';
    return {
      ok: false,
      problems: [{ line: 1, column: 1, message: `the aliases cannot be resolved: ${message}`, fix }],
    };
  }
  const size = expandedSize(value);
  if (size === null || size > largestExpansion) {
    const message =
      size === null ? 'an alias refers to what contains it' : 'the aliases multiply the document too much';
    return { ok: false, problems: [{ line: 1, column: 1, message, fix: 'write the value out' }] };
  }
  return { ok: true, source: { value, ...locator(document, text, lines) } };
}

/** Characters of the value with its aliases written out; null when it contains itself. */
function expandedSize(value: unknown): number | null {
  try {
    return JSON.stringify(value)?.length ?? 0;
  } catch {
    return null;
  }
}

function deepNesting(text: string): YamlProblem | null {
  const lines = new LineCounter();
  const parser = new Parser(lines.addNewLine);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) void token;
    if (parser.stack.length <= deepestNesting) continue;
    const message = `the document is nested more than ${deepestNesting} levels deep`;
    return { ...at(lines, parser.offset), message, fix: 'flatten it, or split it into several runbooks' };
  }
  return null;
}

function locator(
  document: Document<ParsedNode>,
  text: string,
  lines: LineCounter,
): Pick<YamlSource, 'locate' | 'locateInText'> {
  const find = (path: FieldPath): { readonly key: Node | null; readonly value: Node | null } => {
    let key: Node | null = null;
    let value: Node | null = document.contents;
    for (const part of path) {
      const parent: Node | null | undefined = isAlias(value) ? value.resolve(document) : value;
      const pair: unknown = isMap(parent)
        ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part))
        : null;
      const item: unknown = isSeq(parent) && typeof part === 'number' ? parent.items[part] : null;
      if (isPair(pair)) {
        key = pair.key as Node;
        value = (pair.value as Node | null) ?? key;
      } else if (item) {
        key = item as Node;
        value = item as Node;
      } else break;
    }
    return { key, value };
  };
  return {
    locate: (path, what = 'value') => {
      const found = find(path);
      const node = what === 'key' ? (found.key ?? found.value) : found.value;
      return at(lines, node?.range?.[0] ?? 0);
    },
    locateInText: (path, offset) => {
      const node = find(path).value;
      const start = node?.range?.[0] ?? 0;
      if (!isScalar(node) || typeof node.value !== 'string') return at(lines, start);
      const quoted = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE ? 1 : 0;
      const begin = start + quoted;
      const asWritten = text.slice(begin, begin + node.value.length) === node.value;
      return at(lines, asWritten ? begin + offset : start);
    },
  };
}

function at(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

const generalFix = 'check the indentation, quotes and brackets around here';
const fixes: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'remove one of the two',
  TAB_AS_INDENT: 'YAML indents by spaces',
  MULTIPLE_DOCS: 'one runbook a file: split it at the ---',
  TAG_RESOLVE_FAILED: 'remove the tag: runbooks use plain YAML values',
};

function sayYamlError(code: string, message: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'the key stands here a second time';
    case 'TAB_AS_INDENT':
      return 'a tab is used to indent';
    case 'MULTIPLE_DOCS':
      return 'the file holds more than one document';
    default:
      return `not valid YAML: ${message}`;
  }
}
