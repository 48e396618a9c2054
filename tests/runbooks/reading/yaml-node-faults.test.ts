import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { yamlNodeFaults } from '#runbooks/reading/yaml-node-faults.ts';

const faults = (text: string): readonly (readonly [number, string])[] =>
  yamlNodeFaults(parseDocument(text, { uniqueKeys: false })).map(({ offset, message }) => [offset, message]);

test('finds nothing wrong with plain values, anchors that are used later, and numbers that are exact', () => {
  expect(faults('a: &x [1, 1.5, -3, 0x1F, 1e3, "7", yes, ~]\nb: *x\n200: {c: *x}\n"! y": ! z\n')).toEqual([]);
});

test.each<readonly [text: string, offset: number, message: string]>([
  ['a: 1\na: 2', 5, 'a second time'],
  ['{a: 1, b: {c: 1, "c": 2}}', 17, 'a second time'],
  ['1: x\n"1": y', 5, 'a second time'],
  ['b:\n  <<: {x: 1}', 5, 'merge keys'],
  ['[a, b]: c', 0, 'this key is no name'],
  ['? {a: 1}\n: c', 2, 'this key is no name'],
  ['~: c', 0, 'this key is no name'],
  ['true: c', 0, 'this key is no name'],
  ['a: {__proto__: 1}', 4, 'no field may be called __proto__'],
  ['constructor: 1', 0, 'no field may be called constructor'],
  ['prototype: 1', 0, 'no field may be called prototype'],
  ['a: !!binary aGk=', 12, 'the tag'],
  ['a: !!set {x}', 9, 'the tag'],
  ['a: !!timestamp 2026-01-01', 15, 'the tag'],
  ['a: !!int "5"', 9, 'the tag'],
  ['a: 9007199254740993', 3, 'exactly'],
  ['a: -9007199254740993', 3, 'exactly'],
  ['a: 0xffffffffffffffff', 3, 'exactly'],
  ['a: 1e999', 3, 'exactly'],
  ['a: .inf', 3, 'exactly'],
  ['a: .nan', 3, 'exactly'],
  ['a: "x\\0"', 3, 'cannot be stored'],
  ['a: "\\ud800"', 3, 'cannot be stored'],
  ['a: *b', 3, 'no anchor &b stands before'],
  ['a: *b\nc: &b 1', 3, 'no anchor &b stands before'],
  ['a: &b [*b]', 7, 'refers to what contains it'],
  [`[${'1,'.repeat(1001)}]`, 0, 'a list of 1001 entries'],
  [`[&a 1${', *a'.repeat(101)}]`, 407, 'more than 100 aliases'],
  ['%YAML 1.1\n---\na: yes', 0, 'YAML 1.1'],
  ['%TAG !e! tag:x,2000:\n---\na: 1', 0, 'declares tags'],
])('%j is refused at %i: %s', (text, offset, message) => {
  expect(faults(text)).toEqual([[offset, expect.stringContaining(message)]]);
});

test('reports all faults, and of very many the first ones', () => {
  expect(faults('a: 1\na: .inf\n<<: 1')).toHaveLength(3);
  expect(faults('a: 1\n'.repeat(100))).toHaveLength(20);
});
