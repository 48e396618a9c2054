import { bareQueryValue } from './bare-query-value.ts';
import type { Escaped } from './escaped.ts';
import type { PromqlSite } from './promql-sites.ts';
import { longestQueryValue, quoteRegex, quoteString } from './quote-string.ts';
import type { Scalar } from './context-rules.ts';

/**
 * Makes a value harmless where it stands in a query: inside a string it is escaped for the quotes in force (and for
 * RE2 in a regular expression), outside strings only a finite number or a duration such as `5m` is let through.
 */
export function escapePromql(value: Scalar, site: PromqlSite): Escaped {
  switch (site.kind) {
    case 'refused':
      return { ok: false, message: `no value can be filled in here: ${site.reason}` };
    case 'bare': {
      const bare = bareQueryValue(value);
      // A sign binds less tightly than ^, so that a bare -2 could change how the query is read.
      return bare.ok && bare.text.startsWith('-') ? { ok: true, text: `(${bare.text})` } : bare;
    }
    case 'string': {
      const text = String(value);
      if (text.length > longestQueryValue) {
        return { ok: false, message: `a value is longer than ${longestQueryValue} characters` };
      }
      return { ok: true, text: quoteString(site.quote, site.regex ? quoteRegex(text) : text) };
    }
  }
}
