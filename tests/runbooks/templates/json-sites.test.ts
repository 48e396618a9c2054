import { expect, test } from 'vitest';
import { jsonSites } from '#runbooks/templates/json-sites.ts';
import { parseTemplate } from '#runbooks/templates/template.ts';

const sites = (text: string): readonly unknown[] => {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return jsonSites(parsed.template);
};
const string = { kind: 'string' };
const value = { kind: 'value' };
const refused = (reason: string): unknown => ({ kind: 'refused', reason: expect.stringContaining(reason) });

test.each<readonly [text: string, found: readonly unknown[]]>([
  ['{{ x }}', [value]],
  ['"{{ x }} and {{ x }}"', [string, string]],
  ['{"a": {{ x }}, "b": [{{ x }}, {{ x }}], "c": "\\"{{ x }}"}', [value, value, value, string]],
  ['[{"a": 1}, {{ x }}]', [value]],
  ['{"a": [1, {"b": {{ x }}}]}', [value]],
  ['{"{{ x }}": 1}', [refused('names of members')]],
  ['{"a": 1, "b{{ x }}": 1}', [refused('names of members')]],
  ['{ {{ x }}: 1}', [refused('names of members')]],
  ['"\\{{ x }}"', [refused('backslash')]],
  ['"\\u00{{ x }}"', [refused('backslash')]],
  ['[1{{ x }}]', [refused('whole value')]],
  ['[{{ x }}1]', [refused('whole value')]],
  ['[-{{ x }}]', [refused('whole value')]],
  ['[{{ x }}{{ x }}]', [value, refused('whole value')]],
  ['{"a" {{ x }}}', [refused('names of members')]],
])('knows where %s puts its values', (text, found) => {
  expect(sites(text)).toEqual(found);
});
