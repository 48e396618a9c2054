import { Liquid, TokenKind, Tokenizer } from 'liquidjs';
import { BoundedCache } from '#domain/bounded-cache.ts';
import { sayDuration } from '#domain/duration.ts';
import { didYouMean } from '#runbooks/did-you-mean.ts';
import { kubernetesNameProblem } from '#runbooks/kubernetes/kubernetes-name.ts';

/** A template cut into what stands as written and what is filled in. */
export interface Template {
  readonly source: string;
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'output';
      /** What stands between the braces. */
      readonly content: string;
      /** Dotted paths of the variables it reads. */
      readonly variables: readonly string[];
      /** Where `{{` stands in the source. */
      readonly offset: number;
    };

export type ParsedTemplate =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly message: string; readonly offset: number };

/** The filters that a template may use. None can make one value into the syntax of another language. */
const ownFilters: Readonly<Record<string, (value: unknown) => unknown>> = {
  duration: (value) => (typeof value === 'number' ? sayDuration(value) : value),
  percent: (value) => (typeof value === 'number' ? `${Number((value * 100).toFixed(1))}%` : value),
  /** For names within commands that people copy into a shell: anything but a name is refused. */
  kubernetes_name: (value) => {
    const problem = kubernetesNameProblem(String(value), 'subdomain');
    if (problem !== null) throw new Error(problem);
    return value;
  },
};
const keptFilters = ['round', 'floor', 'ceil', 'abs', 'upcase', 'downcase', 'truncate'];
/** Every filter there is. */
export const filterNames: readonly string[] = [...keptFilters, ...Object.keys(ownFilters)];

const liquid = createLiquid();

function createLiquid(): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    parseLimit: 100_000,
    renderLimit: 1000,
    memoryLimit: 1_000_000,
  });
  for (const name of Object.keys(engine.filters)) {
    if (!keptFilters.includes(name)) delete engine.filters[name];
  }
  for (const [name, filter] of Object.entries(ownFilters)) engine.registerFilter(name, filter);
  return engine;
}

const longestTemplate = 65_536;
const mostOutputs = 200;

/**
 * Parses `text {{ variable | filter }} text`, of 65536 characters and 200 values at most. Logic (`{% … %}`) is refused:
 * decisions belong into steps.
 */
export function parseTemplate(source: string): ParsedTemplate {
  return read.get(source, () => parse(source));
}

/** A template is looked at when it is checked, shown and filled in, many times in a run. */
const read = new BoundedCache<ParsedTemplate>(1000);

function parse(source: string): ParsedTemplate {
  const parts: TemplatePart[] = [];
  if (source.length > longestTemplate || source.split('{{').length - 1 > mostOutputs) {
    const message = `a template has at most ${longestTemplate} characters and ${mostOutputs} values: divide it`;
    return { ok: false, message, offset: 0 };
  }
  try {
    for (const token of new Tokenizer(source).readTopLevelTokens(liquid.options)) {
      if (token.kind === TokenKind.HTML) {
        parts.push({ kind: 'text', text: token.getText() });
      } else if (token.kind === TokenKind.Output) {
        const content = source
          .slice(token.begin + 2, token.end - 2)
          .replace(/^-|-$/g, '')
          .trim();
        parts.push({ kind: 'output', content, variables: outputVariables(content), offset: token.begin });
      } else {
        const message = 'a template may hold only {{ values }}: put decisions into a conditional step or into when';
        return { ok: false, message, offset: token.begin };
      }
    }
  } catch (error) {
    return { ok: false, message: sayTemplateError(error, source), offset: Math.max(0, source.indexOf('{{')) };
  }
  return { ok: true, template: { source, parts } };
}

/** The value between one pair of braces. Throws liquidjs' errors, which `sayTemplateError` puts into words. */
export function outputValue(content: string, variables: Readonly<Record<string, unknown>>): unknown {
  return liquid.evalValueSync(content, { ...variables });
}

/** Says a liquidjs error in words for the author of a runbook. */
export function sayTemplateError(error: unknown, source: string): string {
  const message = (error instanceof Error ? error.message : String(error)).replace(/, line:\d+, col:\d+[\s\S]*$/, '');
  const variable = /^undefined variable: (.+)$/.exec(message);
  if (variable) return `${variable[1]} is not known`;
  const filter = /^undefined filter: (.+)$/.exec(message);
  if (filter) {
    const nearest = didYouMean(filter[1] ?? '', filterNames);
    const hint = nearest === null ? `the filters are ${filterNames.join(', ')}` : `did you mean ${nearest}?`;
    return `there is no filter ${filter[1]}: ${hint}`;
  }
  if (message.endsWith('not closed')) return `${source.includes('{%') ? '{% or {{' : '{{'} is not closed`;
  if (message === 'invalid value expression: ""') return 'there is no name between the braces of {{ }}';
  return message;
}

function outputVariables(content: string): readonly string[] {
  const segments = liquid.variableSegmentsSync(`{{ ${content} }}`);
  return [...new Set(segments.map((path) => path.filter((name) => typeof name !== 'object').join('.')))];
}
