import { quantityUnits } from '#runbooks/expressions/quantity-units.ts';
import type { TemplateContext } from '#runbooks/templates/render.ts';
import { localNames, runFacts } from '#runbooks/run-facts.ts';
import { markdownTable } from './markdown.ts';

/** What a template becomes in each context, and what is refused there. */
const contexts = {
  plain: 'text for people; control characters are refused',
  text: 'a value inside a block that is sent as JSON; encoded',
  slack: "Slack's mrkdwn; values can mention nobody and make no link",
  promql: 'PromQL; inside quotes values are escaped, in a regular expression also for it, elsewhere only numbers stand',
  logql: 'LogQL; as PromQL, and never inside backticks',
  url: 'path, query or fragment of an address, percent-encoded; never its scheme or host',
  header: "a header's value; line breaks are refused",
  json: 'JSON; texts inside its quotes are escaped, elsewhere values are written as JSON',
  form: "a form's fields, percent-encoded",
  argument: 'one argument of a script; it never begins an option',
  environment: 'the value of a variable of a script',
  'kubernetes-name': "an object's name, checked by the API's rules",
  'kubernetes-namespace': "a namespace's name, checked by the API's rules",
  'kubernetes-label-selector': 'a label selector; values are checked as values of labels',
  'kubernetes-image': 'the name of an image; name, tag and digest are checked',
  'kubernetes-quantity': "a quantity of Kubernetes' own (`512Mi`, `250m`)",
} as const satisfies Record<TemplateContext, string>;

/** The filters of templates. The keys are those of `filterNames`. */
export const filterWords: Readonly<Record<string, string>> = {
  round: 'a number rounded to so many digits: `{{ load | round: 2 }}`',
  floor: 'a number rounded down',
  ceil: 'a number rounded up',
  abs: 'a number without its sign',
  upcase: 'in capitals',
  downcase: 'in small letters',
  truncate: 'cut to so many characters: `{{ title | truncate: 80 }}`',
  duration: 'milliseconds as people say them: `2 min 30 s`',
  percent: 'a ratio as a percentage: `12.5%`',
  kubernetes_name: 'as it is, if it is a Kubernetes name; for commands that people copy',
};

/** What expressions know beside the operators of CEL. */
const functions: readonly (readonly [string, string])[] = [
  ['`has(labels.node)`', 'whether a member is there'],
  ['`size(x)`', 'characters of a text, members of a list or block'],
  ['`x in [1, 2]`, `"a" in labels`', 'whether it is a member, or a name of one'],
  ['`startsWith`, `endsWith`, `contains`', 'parts of a text: `service.startsWith("claims-")`'],
  ['`matches`', 'a regular expression, written out: `alert.matches("^Kube")`'],
  ['`list.exists(x, …)`, `list.all(x, …)`', 'whether it holds for any, or for every member'],
  ['`list.filter(x, …)`, `list.map(x, …)`', 'the members for which it holds, or what becomes of each'],
  ['`text.substring(from, to)`', 'a part of a text, from 0'],
  ['`ceil floor round abs`', 'of one number'],
  ['`min(a, b)`, `max(a, b)`', 'of two numbers'],
  ['`condition ? a : b`', 'one of two values'],
];

/** What the reference says of expressions, templates and names. */
export function languageSections(): string {
  const units = Object.entries(quantityUnits).map(([unit, { factor, base }]) => [`\`${unit}\``, String(factor), base]);
  const facts = Object.entries(runFacts).map(([name, fact]) => [`\`${name}\``, fact.from, fact.description]);
  return `## Expressions

Conditions, assertions and the like are [CEL](https://github.com/google/cel-spec). Every number is a double, so counts and
thresholds mix. A number may carry a unit; it is then seen in the base unit of its kind, and to mix kinds (\`5m > 3Gi\`) is
an error that the linter finds. \`m\` is always minutes: Kubernetes' milli-cores are \`mcores\`.

${markdownTable(['unit', 'is', 'in'], units)}

${markdownTable(
  ['function', 'gives'],
  functions.map((row) => row),
)}

An expression that cannot be told (a name without a value, a text compared with a number) fails its step; it is never
taken for false. ${localNames.map((name) => `\`${name}\``).join(' and ')} are known only where a field says so.

## Templates

\`{{ name }}\` is filled in where a field is called a template. An unknown, empty or structured value is an error, never an
empty text. What a value holds stays data: each field is a template of one of these contexts, and the context escapes or
refuses what it could be mistaken for.

${markdownTable(
  ['context', 'what becomes of values'],
  Object.entries(contexts).map(([name, words]) => [name, words]),
)}

Filters stand behind a bar, \`{{ failing | percent }}\`:

${markdownTable(
  ['filter', 'gives'],
  Object.entries(filterWords).map(([name, words]) => [`\`${name}\``, words]),
)}

There is no logic in templates: decisions are steps.

## What every run knows

Names that need not be declared. Those of the incident cannot be overwritten; those of the catalogue come from \`services\`
of firebreak.yml, win over \`vars\`, and should have a default there.

${markdownTable(['name', 'from', 'what'], facts)}`;
}
