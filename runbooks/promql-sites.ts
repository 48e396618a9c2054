import type { Template } from './template.ts';

/** Where in a PromQL query a value is filled in, which decides how it is made harmless. */
export type PromqlSite =
  /** Inside a quoted string; `regex` when the string is the right side of `=~` or `!~`. */
  | { readonly kind: 'string'; readonly quote: '"' | "'"; readonly regex: boolean }
  /** Outside strings: only numbers and durations may stand there. */
  | { readonly kind: 'bare' }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * The site of each output of a query template, in order. Follows PromQL's lexical rules
 * (https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals): backslash escapes work in single
 * and double quotes, backticks know none.
 */
export function promqlSites(template: Template): readonly PromqlSite[] {
  const scanner = createScanner();
  const sites: PromqlSite[] = [];
  for (const part of template.parts) {
    if (part.kind === 'text') scanner.read(part.text);
    else sites.push(scanner.site());
  }
  return sites;
}

interface Scanner {
  readonly read: (text: string) => void;
  readonly site: () => PromqlSite;
}

function createScanner(): Scanner {
  let quote: string | null = null;
  let regex = false;
  let escaping = false;
  let comment = false;
  let operator = '';
  let word = '';
  /** What each open bracket belongs to: a function's name, `{`, or nothing. */
  const brackets: string[] = [];
  const readOutside = (character: string): void => {
    if (character === '(') brackets.push(word);
    else if (character === '{') brackets.push('{');
    else if (character === ')' || character === '}') brackets.pop();
    if (/\w/.test(character)) word += character;
    else if (!/\s/.test(character)) word = '';
    if (!/\s/.test(character)) operator = (operator + character).slice(-2);
  };
  const readOne = (character: string): void => {
    if (comment) comment = character !== '\n';
    else if (quote !== null) {
      if (escaping) escaping = false;
      else if (character === '\\' && quote !== '`') escaping = true;
      else if (character === quote) quote = null;
    } else if (character === '"' || character === "'" || character === '`') {
      quote = character;
      regex = operator === '=~' || operator === '!~';
    } else if (character === '#') comment = true;
    else readOutside(character);
  };
  return {
    read: (text) => {
      for (const character of text) readOne(character);
    },
    site: () => {
      if (comment) return { kind: 'refused', reason: 'it stands in a comment' };
      if (escaping) return { kind: 'refused', reason: 'a backslash stands right before it' };
      if (quote === '`') return { kind: 'refused', reason: 'strings in backticks cannot escape: use double quotes' };
      if (quote !== null && brackets.at(-1) === 'label_replace') {
        return { kind: 'refused', reason: 'label_replace reads patterns there' };
      }
      if (quote === '"' || quote === "'") return { kind: 'string', quote, regex };
      operator = '';
      return { kind: 'bare' };
    },
  };
}
