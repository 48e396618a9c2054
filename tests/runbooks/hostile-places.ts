import { parseLogql } from '#sandbox/loki/logql/parse-logql.ts';
import { parsePromql } from '#sandbox/prometheus/promql/parse-promql.ts';
import type { TemplateContext } from '#runbooks/templates/render.ts';

/** A template with its value `v`, and what may become of it. */
export interface Place {
  readonly context: TemplateContext;
  readonly template: string;
  /** Reads a rendered text by a parser that is not the renderer's: what it says, and the values in it. */
  readonly read: (text: string) => { readonly shape: unknown; readonly values: readonly string[] };
  /** Values that have no harmless form here. */
  readonly refuses: (value: string) => boolean;
  /** A value that changes nothing, whose shape all others must have. */
  readonly harmless: string | number;
  /** How a value stands in what is read; as it is unless given. */
  readonly seen?: (value: string) => string;
}

const long = (value: string): boolean => value.toWellFormed().length > 1024;
const everything = (): boolean => true;
const climbs = (value: string): boolean => value === '' || value.split(/[/\\]/).some((part) => /^\.\.?$/.test(part));
const notLatin = (value: string): boolean => !/^[\u0020-\u007e\u00a0-\u00ff]*$/.test(value);
const noLabel = (value: string): boolean => !/^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/.test(value);
const noName = (value: string): boolean =>
  value.length > 251 || !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(value);
const noNamespace = (value: string): boolean => value.length > 63 || !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(value);
/** Punctuation with a backslash, as RE2 reads it. */
const unquoteRegex = (value: string): string => value.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');

/** Replaces what stands at the values' places of a syntax tree, and collects it. */
function treeOf(tree: unknown, isValue: (key: string, node: object) => boolean): { shape: unknown; values: string[] } {
  const values: string[] = [];
  const shape: unknown = JSON.parse(
    JSON.stringify(tree, function (this: object, key: string, node: unknown) {
      if (!isValue(key, this)) return node;
      values.push(...[node].flat().map(String));
      return '…';
    }),
  );
  return { shape, values };
}
const queryTree = (tree: unknown): ReturnType<typeof treeOf> =>
  treeOf(tree, (key, node) => (key === 'value' && 'operator' in node) || key === 'texts');
const promql = (text: string): ReturnType<typeof treeOf> => queryTree(parsePromql(text));
const logql = (text: string): ReturnType<typeof treeOf> => queryTree(parseLogql(text));
const afterFixed = (before: string, behind: string) => (text: string) => ({
  shape: [text.startsWith(before), text.endsWith(behind)],
  values: [text.slice(before.length, text.length - behind.length)],
});
const url = (text: string): { shape: unknown; values: string[] } => {
  const { origin, username, password, pathname, searchParams, hash } = new URL(text);
  const path = pathname.split('/').slice(2);
  const values = path.slice(0, 1).map(decodeURIComponent);
  values.push(...[...searchParams].map(([name, value]) => (name === 'q' ? value : name)));
  return { shape: [origin, username, password, path.slice(1), searchParams.size, hash], values };
};

export const places: readonly Place[] = [
  { context: 'promql', template: 'up{a="{{ v }}"} > 1', read: promql, refuses: long, harmless: 'x' },
  {
    context: 'promql',
    template: 'sum(rate(up{a!="{{ v }}", b="{{ v }}"}[5m]))',
    read: promql,
    refuses: long,
    harmless: 'x',
  },
  { context: 'promql', template: 'up{a=~"{{ v }}"}', read: promql, refuses: long, harmless: 'x', seen: unquoteRegex },
  { context: 'promql', template: 'up > {{ v }}', read: promql, refuses: (value) => value !== '5m', harmless: '5m' },
  { context: 'promql', template: 'up{a=`{{ v }}`}', read: promql, refuses: everything, harmless: '' },
  {
    context: 'logql',
    template: '{c="d", a="{{ v }}"} |= "{{ v }}" | json | b="{{ v }}"',
    read: logql,
    refuses: long,
    harmless: 'x',
  },
  {
    context: 'logql',
    template: '{c="d", a=~"{{ v }}"} !~ "{{ v }}"',
    read: logql,
    refuses: long,
    harmless: 'x',
    seen: unquoteRegex,
  },
  {
    context: 'logql',
    template: '{c="d", a=`{{ v }}`}',
    read: logql,
    refuses: (value) => long(value) || /[`\p{Cc}]/u.test(value),
    harmless: 'x',
  },
  {
    context: 'logql',
    template: 'rate({c="d"}[{{ v }}]) > 1',
    read: logql,
    refuses: (value) => value !== '5m',
    harmless: '5m',
  },
  { context: 'logql', template: '{a="b"} | line_format "{{ v }}"', read: logql, refuses: everything, harmless: '' },
  { context: 'url', template: 'https://h.example:8443/a/{{ v }}/b', read: url, refuses: climbs, harmless: 'x' },
  {
    context: 'url',
    template: 'https://h.example/a?q={{ v }}&{{ v }}=1',
    read: url,
    refuses: (value) => value.length > 800,
    harmless: 'x',
  },
  { context: 'url', template: 'https://{{ v }}.example/', read: url, refuses: everything, harmless: '' },
  {
    context: 'header',
    template: '<{{ v }}>',
    read: (text) => afterFixed('<', '>')(new Headers({ x: text }).get('x') ?? ''),
    refuses: (value) => notLatin(value) || value.length > 4094,
    harmless: 'x',
  },
  {
    context: 'json',
    template: '{"a": ["<{{ v }}>", {{ v }}], "b": 1}',
    read: (text) => treeOf(JSON.parse(text), (key) => /^\d$/.test(key)),
    refuses: () => false,
    harmless: 'x',
    seen: (value) => value.toWellFormed(),
  },
  {
    context: 'json',
    template: '{"{{ v }}": 1}',
    read: (text) => ({ shape: Object.keys(JSON.parse(text) as object), values: [] }),
    refuses: everything,
    harmless: '',
  },
  {
    context: 'form',
    template: 'a={{ v }}&b=1',
    read: (text) => ({ shape: new URLSearchParams(text).size, values: [new URLSearchParams(text).get('a') ?? ''] }),
    refuses: () => false,
    harmless: 'x',
  },
  {
    context: 'argument',
    template: '{{ v }}',
    read: afterFixed('', ''),
    refuses: (value) => value.includes('\0') || value.startsWith('-') || value.length > 4096,
    harmless: 'x',
  },
  {
    context: 'argument',
    template: '--name={{ v }}',
    read: afterFixed('--name=', ''),
    refuses: (value) => value.includes('\0') || value.length > 4089,
    harmless: 'x',
  },
  { context: 'argument', template: '--{{ v }}', read: afterFixed('', ''), refuses: everything, harmless: '' },
  {
    context: 'environment',
    template: '{{ v }}',
    read: afterFixed('', ''),
    refuses: (value) => value.includes('\0'),
    harmless: 'x',
  },
  { context: 'kubernetes-name', template: 'x.{{ v }}', read: afterFixed('x.', ''), refuses: noName, harmless: 'x' },
  {
    context: 'kubernetes-namespace',
    template: '{{ v }}',
    read: afterFixed('', ''),
    refuses: noNamespace,
    harmless: 'x',
  },
  {
    context: 'kubernetes-label-selector',
    template: 'app={{ v }},b!=c',
    read: afterFixed('app=', ',b!=c'),
    refuses: noLabel,
    harmless: 'x',
  },
  {
    context: 'kubernetes-image',
    template: 'h.example/app:{{ v }}',
    read: afterFixed('h.example/app:', ''),
    refuses: (value) => !/^\w[\w.-]{0,127}$/.test(value),
    harmless: 'x',
  },
  {
    context: 'kubernetes-image',
    template: 'h.example/{{ v }}:v1',
    read: afterFixed('h.example/', ':v1'),
    refuses: (value) => value.length > 245 || !/^[a-z0-9]+((\.|__?|-+)[a-z0-9]+)*$/.test(value),
    harmless: 'x',
  },
  {
    context: 'kubernetes-quantity',
    template: '{{ v }}Mi',
    read: afterFixed('', 'Mi'),
    refuses: (value) => !/^\d{1,48}(\.\d+)?$/.test(value),
    harmless: 1,
  },
];
