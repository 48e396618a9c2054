import { describe, expect, test } from 'vitest';
import { readYaml, type YamlSource } from '#runbooks/yaml-source.ts';

const text =
  'a: one\nlist:\n  - x\n  - "y z"\nmap: {k: v}\nlong: |\n  first\n  second\nempty:\nalias: &n [1]\nagain: *n\n';

function source(): YamlSource {
  const read = readYaml(text);
  if (!read.ok) throw new Error('the text is sound');
  return read.source;
}

describe('a field is found', () => {
  test.each<readonly [path: readonly (string | number)[], what: 'key' | 'value', line: number, column: number]>([
    [['a'], 'value', 1, 4],
    [['a'], 'key', 1, 1],
    [['list', 1], 'value', 4, 5],
    [['map', 'k'], 'value', 5, 10],
    [['map', 'k'], 'key', 5, 7],
    [['long'], 'value', 6, 7],
    [['again', 0], 'value', 10, 12],
    [['map', 'missing', 'deeper'], 'value', 5, 6],
    [['nowhere'], 'value', 1, 1],
  ])('at %j (%s)', (path, what, line, column) => {
    expect(source().locate(path, what)).toEqual({ line, column });
  });

  test('down to a character of a text on one line', () => {
    expect(source().locateInText(['list', 1], 2)).toEqual({ line: 4, column: 8 });
    expect(source().locateInText(['a'], 2)).toEqual({ line: 1, column: 6 });
    expect(source().locateInText(['long'], 7)).toEqual({ line: 6, column: 7 });
  });
});

test('reads YAML 1.2: yes is a text, and nothing is executed', () => {
  const read = readYaml('a: yes\nb: 0o17\nc: 2024-01-01\n');
  expect(read.ok && read.source.value).toEqual({ a: 'yes', b: 15, c: '2024-01-01' });
  expect(readYaml('a: !!js/function "x"\n').ok).toBe(false);
});
