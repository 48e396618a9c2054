import { bareQueryValue } from './bare-query-value.ts';
import type { Escaped } from './escaped.ts';
import type { LogqlSite } from './logql-sites.ts';
import { longestQueryValue, quoteRegex, quoteString } from './quote-string.ts';
import type { Scalar } from './context-rules.ts';

/**
 * Makes a value harmless where it stands in a query: in double quotes it is escaped (for RE2 too in a regular
 * expression), in backticks refused when it holds what a raw string cannot, outside strings only a finite number or a
 * duration such as `5m` is let through.
 */
export function escapeLogql(value: Scalar, site: LogqlSite): Escaped {
  switch (site.kind) {
    case 'refused':
      return { ok: false, message: `no value can be filled in here: ${site.reason}` };
    case 'bare':
      return bareQueryValue(value);
    case 'string': {
      const text = String(value).toWellFormed();
      if (text.length > longestQueryValue) {
        return { ok: false, message: `a value is longer than ${longestQueryValue} characters` };
      }
      const literal = site.regex ? quoteRegex(text) : text;
      return site.quote === '"' ? { ok: true, text: quoteString('"', literal) } : inBackticks(literal);
    }
  }
}

/** Go drops carriage returns from raw strings and ends them at the first backtick (https://go.dev/ref/spec#String_literals). */
function inBackticks(text: string): Escaped {
  if (!/[`\p{Cc}]/u.test(text)) return { ok: true, text };
  const message = 'a value with a backtick or a control character cannot stand in backticks: use double quotes';
  return { ok: false, message };
}
