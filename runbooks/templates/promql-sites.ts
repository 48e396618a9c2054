import { quotedText, type QuotedText } from './quoted-text.ts';
import { regexPositionProblem } from './regex-position.ts';
import { sitesOf, type SiteScanner } from './site-scanner.ts';
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
  return sitesOf(template, createScanner());
}

function createScanner(): SiteScanner<PromqlSite> {
  let string: QuotedText | null = null;
  let regex = false;
  let comment = false;
  let operator = '';
  let word = '';
  let last = '';
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
  const bareSite = (): PromqlSite => {
    operator = '';
    if (brackets.at(-1) === '{') return { kind: 'refused', reason: 'put it into double quotes' };
    if (/[\w:.]/.test(last)) return { kind: 'refused', reason: `it would lengthen what stands before it (…${last})` };
    last = '0';
    return { kind: 'bare' };
  };
  const stringSite = (text: QuotedText, next: string): PromqlSite => {
    if (text.inEscape()) return { kind: 'refused', reason: 'a backslash stands right before it' };
    if (text.quote === '`') {
      return { kind: 'refused', reason: 'strings in backticks cannot escape: use double quotes' };
    }
    if (brackets.at(-1) === 'label_replace') return { kind: 'refused', reason: 'label_replace reads patterns there' };
    const problem = regex ? regexPositionProblem(text.content(), next) : null;
    text.readValue();
    return problem === null ? { kind: 'string', quote: text.quote, regex } : { kind: 'refused', reason: problem };
  };
  return {
    read: (character) => {
      last = character;
      if (comment) comment = character !== '\n';
      else if (string !== null) string = string.read(character) ? null : string;
      else if (character === '"' || character === "'" || character === '`') {
        string = quotedText(character);
        regex = operator === '=~' || operator === '!~';
      } else if (character === '#') comment = true;
      else readOutside(character);
    },
    site: (next) => {
      if (comment) return { kind: 'refused', reason: 'it stands in a comment' };
      return string === null ? bareSite() : stringSite(string, next);
    },
  };
}
