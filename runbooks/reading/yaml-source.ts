import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type ParsedNode,
  Scalar,
  visit,
} from 'yaml';
import type { FieldPath } from './field-path.ts';
import { yamlBoundsFault, type YamlFault } from './yaml-bounds.ts';
import { yamlNodeFaults } from './yaml-node-faults.ts';

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

const mostExpansions = 50;
const mostProblems = 20;
const longestMessage = 300;
const largestExpansion = 1024 * 1024;

/**
 * Reads one YAML 1.2 document. Bounded before anything recursive sees the text (`yamlBoundsFault`), and aliases may not
 * multiply the document. What other versions and readers of YAML would read differently is refused.
 */
export function readYaml(written: string): YamlRead {
  // Editors count no column for a byte order mark.
  const text = written.replace(/^\ufeff/, '');
  const lines = new LineCounter();
  const refused = (faults: readonly YamlFault[]): YamlRead => ({
    ok: false,
    problems: faults.slice(0, mostProblems).map(({ offset, message, fix }) => ({ ...at(lines, offset), message, fix })),
  });
  const bounds = yamlBoundsFault(text);
  if (bounds !== null) {
    countLines(text, lines);
    return refused([bounds]);
  }
  // Its own search for repeated keys compares each with each.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const syntax = [...document.errors, ...document.warnings].slice(0, mostProblems);
  if (syntax.length > 0) {
    return refused(
      syntax.map(({ pos, code, message }) => {
        return { offset: pos[0], message: sayYamlError(code, message), fix: fixes[code] ?? generalFix };
      }),
    );
  }
  const faults = yamlNodeFaults(document);
  if (faults.length > 0) return refused(faults);
  const expanded = expand(document);
  if (!expanded.ok) return refused([expanded.fault]);
  return { ok: true, source: { value: expanded.value, ...locator(document, text, lines) } };
}

type Expanded = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: YamlFault };

/** The document's value with its aliases written out, unless they make it too large. */
function expand(document: Document<ParsedNode>): Expanded {
  try {
    const value: unknown = document.toJS({ maxAliasCount: mostExpansions });
    if ((JSON.stringify(value)?.length ?? 0) <= largestExpansion) return { ok: true, value };
  } catch (error) {
    // The package throws this one for what its limit of expansions refuses.
    if (!(error instanceof ReferenceError)) throw error;
  }
  let offset = 0;
  visit(document, {
    Alias: (_, alias) => {
      offset = alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  const message = 'the aliases from here on multiply the document too much';
  return { ok: false, fault: { offset, message, fix: 'write the value out instead of using anchors and aliases' } };
}

function countLines(text: string, lines: LineCounter): void {
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
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
  TAB_AS_INDENT: 'YAML indents by spaces',
  MULTIPLE_DOCS: 'one runbook a file: split it at the ---',
  TAG_RESOLVE_FAILED: 'remove the tag: runbooks use plain YAML values',
};

function sayYamlError(code: string, message: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'a tab is used to indent';
    case 'MULTIPLE_DOCS':
      return 'the file holds more than one document';
    default:
      return `not valid YAML: ${message.slice(0, longestMessage)}`;
  }
}
