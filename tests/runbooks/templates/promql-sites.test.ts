import { expect, test } from 'vitest';
import { promqlSites } from '#runbooks/templates/promql-sites.ts';
import { parseTemplate } from '#runbooks/templates/template.ts';

const sites = (query: string): readonly unknown[] => {
  const parsed = parseTemplate(query);
  if (!parsed.ok) throw new Error(parsed.message);
  return promqlSites(parsed.template);
};
const inside = (quote: string, regex = false): unknown => ({ kind: 'string', quote, regex });
const refused = (reason: string): unknown => ({ kind: 'refused', reason: expect.stringContaining(reason) });

test.each<readonly [query: string, found: readonly unknown[]]>([
  ['up{a="{{ x }}"}', [inside('"')]],
  ["up{a='{{ x }}'}", [inside("'")]],
  ['up{a=~"{{ x }}", b!~ "{{ x }}", c!="{{ x }}"}', [inside('"', true), inside('"', true), inside('"')]],
  ['up{a="it\'s \\" {{ x }}"} > {{ x }}', [inside('"'), { kind: 'bare' }]],
  ['up[{{ x }}]', [{ kind: 'bare' }]],
  ['up{a="#"} > {{ x }} # {{ x }}\n + {{ x }}', [{ kind: 'bare' }, refused('comment'), { kind: 'bare' }]],
  ['up{a=`{{ x }}`}', [refused('backticks')]],
  ['up{a="\\{{ x }}"}', [refused('backslash')]],
  ['up{a="\\\\{{ x }}"}', [inside('"')]],
  ['label_replace(up{a="{{ x }}"}, "b", "{{ x }}", "c", "d")', [inside('"'), refused('label_replace')]],
  ['up{a={{ x }}}', [refused('double quotes')]],
  ['up_{{ x }}', [refused('lengthen')]],
  ['up > {{ x }}{{ x }}', [{ kind: 'bare' }, refused('lengthen')]],
  ['up{a="\\x5{{ x }}"}', [refused('backslash')]],
  ['up{a=~"\\\\{{ x }}"}', [refused('backslash')]],
  ['up{a=~"\\x5c{{ x }}"}', [refused('backslash')]],
  ['up{a=~"[{{ x }}]"}', [refused('[ ]')]],
  ['up{a=~"(?{{ x }})"}', [refused('(?…)')]],
  ['up{a=~"{{ x }}+"}', [refused('put ( )')]],
  ['up{a=~"({{ x }})+|{{ x }}"}', [inside('"', true), inside('"', true)]],
  ['label_replace (sum(up), "{{ x }}")', [refused('label_replace')]],
])('knows where %s puts its values', (query, found) => {
  expect(sites(query)).toEqual(found);
});
