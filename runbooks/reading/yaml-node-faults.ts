import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Document,
  type ParsedNode,
  type Scalar,
} from 'yaml';
import type { YamlFault } from './yaml-bounds.ts';

const mostAliases = 100;
const longestList = 1000;
const mostFaults = 20;
/** Names that mean something to the language this program is written in. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * What a YAML document holds that YAML 1.2 or a runbook has no use for: tags, directives, merge keys, keys that are no
 * names or stand twice, numbers that would be rounded, aliases without or within their anchor.
 */
export function yamlNodeFaults(document: Document<ParsedNode>): readonly YamlFault[] {
  const faults: YamlFault[] = directiveFaults(document);
  const report: Report = (offset, message, fix) => {
    if (faults.length < mostFaults) faults.push({ offset, message, fix });
  };
  visit(document.contents, { report, anchors: new Set(), open: new Set(), aliases: 0 });
  return faults;
}

type Report = (offset: number, message: string, fix: string) => void;

interface Visit {
  readonly report: Report;
  /** Anchors that stand before the node visited. */
  readonly anchors: Set<string>;
  /** Anchors of the nodes that hold it. */
  readonly open: Set<string>;
  aliases: number;
}

function visit(node: unknown, at: Visit): void {
  if (isAlias(node)) return visitAlias(node.source, node.range?.[0] ?? 0, at);
  if (!isScalar(node) && !isCollection(node)) return;
  const { anchor, tag } = node;
  const offset = node.range?.[0] ?? 0;
  if (tag !== undefined && tag !== '!') {
    const message = `the tag ${shown(tag)} is more than plain YAML`;
    at.report(offset, message, 'remove the tag: runbooks use plain YAML values');
  }
  if (anchor !== undefined) {
    at.anchors.add(anchor);
    at.open.add(anchor);
  }
  if (isScalar(node)) scalarFaults(node, (message, fix) => at.report(offset, message, fix));
  else if (isSeq(node)) visitList(node.items, offset, at);
  else if (isMap(node)) visitMap(node.items, at);
  if (anchor !== undefined) at.open.delete(anchor);
}

function visitAlias(name: string, offset: number, at: Visit): void {
  const fix = 'write the value out instead of using anchors and aliases';
  at.aliases += 1;
  if (at.aliases === mostAliases + 1) at.report(offset, `more than ${mostAliases} aliases`, fix);
  if (!at.anchors.has(name)) at.report(offset, `no anchor &${name} stands before this alias`, fix);
  else if (at.open.has(name)) at.report(offset, 'an alias refers to what contains it', fix);
}

function visitList(items: readonly unknown[], offset: number, at: Visit): void {
  if (items.length > longestList) {
    at.report(offset, `a list of ${items.length} entries, more than ${longestList}`, 'split it into several runbooks');
  }
  for (const item of items) visit(item, at);
}

function visitMap(pairs: readonly unknown[], at: Visit): void {
  const seen = new Set<string>();
  for (const pair of pairs) {
    if (!isPair(pair)) continue;
    visit(pair.key, at);
    keyFaults(pair.key, seen, at.report);
    visit(pair.value, at);
  }
}

function keyFaults(key: unknown, seen: Set<string>, report: Report): void {
  const range: unknown = typeof key === 'object' && key !== null && 'range' in key ? key.range : null;
  const offset = Array.isArray(range) ? Number(range[0]) : 0;
  const value = isScalar(key) ? key.value : undefined;
  if (typeof value !== 'string' && typeof value !== 'number') {
    return report(offset, 'this key is no name', 'write a name, in quotes where it could be read as something else');
  }
  const name = String(value);
  if (name === '<<') report(offset, 'merge keys are not part of YAML 1.2', 'write the fields out');
  else if (forbiddenKeys.has(name)) report(offset, `no field may be called ${name}`, 'choose another name');
  else if (seen.has(name)) report(offset, 'the key stands here a second time', 'remove one of the two');
  seen.add(name);
}

function scalarFaults({ value, source }: Scalar, report: (message: string, fix: string) => void): void {
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
    report('the text holds a character that cannot be stored (U+0000, or half of a pair)', 'remove it');
  }
  if (typeof value !== 'number') return;
  const whole = source !== undefined && !/[.eE]/.test(source.replace(/^0x.*/i, ''));
  if (Number.isFinite(value) && (!whole || Number.isSafeInteger(value))) return;
  const message = `${shown(source ?? String(value))} is not a number that can be kept exactly`;
  report(message, 'write a smaller number, or put it into quotes to have it as text');
}

function directiveFaults({ directives }: Document<ParsedNode>): YamlFault[] {
  const faults: YamlFault[] = [];
  if (directives?.yaml.explicit === true && directives.yaml.version !== '1.2') {
    const message = `the document asks to be read as YAML ${directives.yaml.version}`;
    faults.push({ offset: 0, message, fix: 'remove the %YAML line: runbooks are YAML 1.2' });
  }
  const tags = Object.keys(directives?.tags ?? {}).filter((handle) => handle !== '!!');
  if (tags.length > 0) faults.push({ offset: 0, message: 'the document declares tags', fix: 'remove the %TAG line' });
  return faults;
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
