import { quotedText, type Quote, type QuotedText } from './quoted-text.ts';
import { regexPositionProblem } from './regex-position.ts';
import { sitesOf, type SiteScanner } from './site-scanner.ts';
import type { Template } from './template.ts';

/** Where in a LogQL query a value is filled in, which decides how it is made harmless. */
export type LogqlSite =
  /** Inside a quoted string; `regex` when it stands behind `=~`, `!~` or `|~`. */
  | { readonly kind: 'string'; readonly quote: Exclude<Quote, "'">; readonly regex: boolean }
  /** Outside strings: only numbers and durations may stand there. */
  | { readonly kind: 'bare' }
  | { readonly kind: 'refused'; readonly reason: string };

/** Operators whose right side is a plain text or a regular expression. */
const textOperators = new Set(['|=', '!=', '=']);
const regexOperators = new Set(['|~', '!~', '=~']);
/** Those of them that filter lines also right behind a parser such as `| json`. */
const lineFilters = new Set(['|=', '!=', '|~', '!~']);
const sign = /[|!=~<>]/;

/** Stages whose strings are expressions, patterns or templates of their own. */
const languages = new Set(['json', 'logfmt', 'regexp', 'pattern', 'line_format', 'label_format', 'unpack']);

/**
 * The site of each output of a query template, in order. Follows LogQL's lexical rules: strings stand in double quotes
 * or in backticks, of which only the former know escapes
 * (https://grafana.com/docs/loki/latest/query/log_queries/).
 */
export function logqlSites(template: Template): readonly LogqlSite[] {
  return sitesOf(template, createScanner());
}

function createScanner(): SiteScanner<LogqlSite> {
  const stage = createStage();
  let string: QuotedText | null = null;
  let comment = false;
  let inBraces = false;
  /** The signs right before the string or value, e.g. `|=`, or another character. */
  let operator = '';
  let last = '';
  const readOutside = (character: string): void => {
    if (character === '{') inBraces = true;
    else if (character === '}') inBraces = false;
    stage.read(character);
    if (sign.test(character)) operator = sign.test(last) ? operator + character : character;
    else if (!/\s/.test(character)) operator = character;
  };
  const bareSite = (next: string): LogqlSite => {
    if (inBraces) return { kind: 'refused', reason: 'put it into double quotes' };
    if (/[\w:.]/.test(last)) return { kind: 'refused', reason: `it would lengthen what stands before it (…${last})` };
    if (/^\s*\^/.test(next)) return { kind: 'refused', reason: 'a sign of its own would bind less tightly than ^' };
    last = '0';
    operator = '';
    return { kind: 'bare' };
  };
  const stringSite = (text: QuotedText, next: string): LogqlSite => {
    const { quote } = text;
    const regex = regexOperators.has(operator);
    if (text.inEscape()) return { kind: 'refused', reason: 'a backslash stands right before it' };
    if (quote === "'") return { kind: 'refused', reason: 'LogQL has no single quotes: use double quotes' };
    if (languages.has(stage.name()) && !lineFilters.has(operator)) {
      return { kind: 'refused', reason: `${stage.name()} reads a language of its own there` };
    }
    if (!regex && !textOperators.has(operator)) {
      return { kind: 'refused', reason: 'it may stand only right behind one of = != =~ !~ |= |~' };
    }
    const problem = regex ? regexPositionProblem(text.content(), next) : null;
    text.readValue();
    return problem === null ? { kind: 'string', quote, regex } : { kind: 'refused', reason: problem };
  };
  return {
    read: (character) => {
      if (comment) comment = character !== '\n';
      else if (string !== null) string = string.read(character) ? null : string;
      else if (character === '"' || character === "'" || character === '`') string = quotedText(character);
      else if (character === '#') comment = true;
      else readOutside(character);
      last = character;
    },
    site: (next) => {
      if (comment) return { kind: 'refused', reason: 'it stands in a comment' };
      return string === null ? bareSite(next) : stringSite(string, next);
    },
  };
}

/** Follows which stage of a pipeline a query is in: the first word behind a `|` that is no line filter. */
function createStage(): { readonly read: (character: string) => void; readonly name: () => string } {
  let name = '';
  let reading: 'nothing' | 'pipe' | 'name' = 'nothing';
  return {
    read: (character) => {
      if (character === '|' || character === '{') {
        name = '';
        reading = character === '|' ? 'pipe' : 'nothing';
      } else if (/\w/.test(character) && reading !== 'nothing') {
        name += character;
        reading = 'name';
      } else if (reading === 'name' || sign.test(character)) reading = 'nothing';
    },
    name: () => name,
  };
}
