import { expect, test } from 'vitest';
import { logqlSites } from '#runbooks/templates/logql-sites.ts';
import { parseTemplate } from '#runbooks/templates/template.ts';

const sites = (query: string): readonly unknown[] => {
  const parsed = parseTemplate(query);
  if (!parsed.ok) throw new Error(parsed.message);
  return logqlSites(parsed.template);
};
const text = { kind: 'string', quote: '"', regex: false };
const regex = { kind: 'string', quote: '"', regex: true };
const raw = { kind: 'string', quote: '`', regex: false };
const bare = { kind: 'bare' };
const refused = (reason: string): unknown => ({ kind: 'refused', reason: expect.stringContaining(reason) });

test.each<readonly [query: string, found: readonly unknown[]]>([
  ['{app="{{ x }}", ns!="{{ x }}", pod=~"{{ x }}-.*", c !~ "{{ x }}"}', [text, text, regex, regex]],
  ['{app="a"} |= "{{ x }}" != "{{ x }}" |~ "{{ x }}" !~ "{{ x }}"', [text, text, regex, regex]],
  ['{app=`{{ x }}`} |= `{{ x }}`', [raw, raw]],
  ['{app="a"} |~ `{{ x }}`', [{ ...raw, regex: true }]],
  ['{app="a"} | json | level="{{ x }}" or (code=~"{{ x }}")', [text, regex]],
  ['{app="a"} | json |= "{{ x }}"', [text]],
  ['{app="a"} | logfmt != "{{ x }}"', [text]],
  ['sum(rate({app="a"} | json [{{ x }}])) > {{ x }} and rate({app="{{ x }}"}[5m])', [bare, bare, text]],
  ['{app="a"} | duration > {{ x }}', [bare]],
  ['{app="|~ \\" {{ x }}"}', [text]],
  ['{app="a"} | drop level="{{ x }}"', [text]],
  ['{app={{ x }}}', [refused('double quotes')]],
  ["{app='{{ x }}'}", [refused('single quotes')]],
  ['{app="\\{{ x }}"}', [refused('backslash')]],
  ['{app="\\x4{{ x }}"}', [refused('backslash')]],
  ['{app="a"} |~ "\\\\{{ x }}"', [refused('backslash')]],
  ['{app="a"} |~ "[{{ x }}]"', [refused('[ ]')]],
  ['{app="a"} | json a="{{ x }}"', [refused('json')]],
  ['{app="a"} | logfmt b="c", a="{{ x }}"', [refused('logfmt')]],
  ['{app="a"} | line_format "{{ x }}"', [refused('line_format')]],
  ['{app="a"} | label_format a="{{ x }}"', [refused('label_format')]],
  ['{app="a"} | regexp "{{ x }}"', [refused('regexp')]],
  ['{app="a"} | pattern `{{ x }}`', [refused('pattern')]],
  ['{app="a"} |= ip("{{ x }}")', [refused('right behind')]],
  ['{app="a"} |> "{{ x }}"', [refused('right behind')]],
  ['{app="a"} |= "a" or "{{ x }}"', [refused('right behind')]],
  ['label_replace(v, "a", "{{ x }}", "b", "c")', [refused('right behind')]],
  ['"{{ x }}"', [refused('right behind')]],
  ['{app="a"} # {{ x }}\n |= "{{ x }}"', [refused('comment'), text]],
  ['rate({a="b"}[5m]) > x{{ x }}', [refused('lengthen')]],
  ['rate({a="b"}[5m]) > {{ x }}{{ x }}', [bare, refused('lengthen')]],
  ['rate({a="b"}[5m]) > {{ x }} ^ 2', [refused('^')]],
])('knows where %s puts its values', (query, found) => {
  expect(sites(query)).toEqual(found);
});
