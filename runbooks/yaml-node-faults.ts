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
  const anchors = new Set<string>();
  const open = new Set<string>();
  let aliases = 0;
  const report = (offset: number, message: string, fix: string): void => {
    if (faults.length < mostFaults) faults.push({ offset, message, fix });
  };
  const visitAlias = (name: string, offset: number): void => {
    aliases += 1;
    if (aliases === mostAliases + 1) report(offset, `more than ${mostAliases} aliases`, writeOut);
    if (!anchors.has(name)) report(offset, `no anchor &${name} stands before this alias`, writeOut);
    else if (open.has(name)) report(offset, 'this alias stands within what it refers to', writeOut);
  };
  const visit = (node: unknown): void => {
    if (isAlias(node)) return visitAlias(node.source, node.range?.[0] ?? 0);
    if (!isScalar(node) && !isCollection(node)) return;
    const offset = node.range?.[0] ?? 0;
    if (node.tag !== undefined && node.tag !== '!')
      report(offset, `the tag ${shown(node.tag)}`, 'remove the tag: runbooks use plain YAML values');
    if (isScalar(node)) scalarFaults(node, (message, fix) => report(offset, message, fix));
    const { anchor } = node;
    if (anchor !== undefined) {
      anchors.add(anchor);
      open.add(anchor);
    }
    if (isSeq(node)) {
      if (node.items.length > longestList)
        report(
          offset,
          `a list of ${node.items.length} entries, more than ${longestList}`,
          'split it into several runbooks',
        );
      node.items.forEach(visit);
    }
    if (isMap(node)) visitMap(node.items);
    if (anchor !== undefined) open.delete(anchor);
  };
  const visitMap = (pairs: readonly unknown[]): void => {
    const seen = new Set<string>();
    for (const pair of pairs) {
      if (!isPair(pair)) continue;
      visit(pair.key);
      keyFaults(pair.key, seen, report);
      visit(pair.value);
    }
  };
  visit(document.contents);
  return faults;
}

const writeOut = 'write the value out instead of using anchors and aliases';

type Report = (offset: number, message: string, fix: string) => void;

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
