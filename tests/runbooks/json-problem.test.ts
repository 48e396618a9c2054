import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonProblem } from '#runbooks/json-problem.ts';

test.each([
  ['hello', 1, "Unexpected token 'h'"],
  ['', 1, 'Unexpected end of JSON input'],
  ['{"a": 1,\n "b": x}', 2, "Unexpected token 'x'"],
  ['[1,\n2,,\n3]\n', 2, "Unexpected token ','"],
  ['{"a": 1\n "b": 2}', 2, "Expected ',' or '}' after property value"],
  ['{"a": "x\n"}', 1, 'Bad control character in string literal'],
  ['{"a": 1}\nDone.\n', 2, 'Unexpected non-whitespace character after JSON'],
  ['[\n1,\n2', 3, "Expected ',' or ']' after array element"],
])('finds the line of the mistake in %j', (text, line, message) => {
  expect(jsonProblem(text)).toEqual({ line, message });
});

test('finds it wherever it stands in a long text', () => {
  const lines = Array.from({ length: 500 }, (_, index) => `"k${index}": [${index}, "same"],`);
  for (const bad of [0, 250, 499]) {
    const broken = lines.map((line, index) => (index === bad ? line.replace('same"', 'same') : line));
    expect(jsonProblem(`{\n${broken.join('\n')}\n"end": 1}`)).toMatchObject({ line: bad + 2 });
  }
});

test('has nothing to say of JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(jsonProblem(JSON.stringify(value, null, 1))).toBeNull();
    }),
  );
});

test('always names a line of the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '1', 'a', '\n', ' ') }),
      (text) => {
        const problem = jsonProblem(text);
        expect(problem === null || (problem.line >= 1 && problem.line <= text.split('\n').length)).toBe(true);
      },
    ),
  );
});
