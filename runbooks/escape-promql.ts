import type { PromqlSite } from './promql-sites.ts';

export type Escaped = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

const longestValue = 1024;
const duration = /^(?:\d+(?:ms|[smhdwy]))+$/;

/**
 * Makes a value harmless where it stands in a query: inside a string it is escaped for the quotes in force (and for
 * RE2 in a regular expression), outside strings only a finite number or a duration such as `5m` is let through.
 */
export function escapePromql(value: string | number | boolean, site: PromqlSite): Escaped {
  const text = String(value);
  switch (site.kind) {
    case 'refused':
      return { ok: false, message: `no value can be filled in here: ${site.reason}` };
    case 'bare': {
      const harmless = (typeof value === 'number' && Number.isFinite(value)) || duration.test(text);
      const message = `${JSON.stringify(text.slice(0, 60))} stands outside quotes, where only a number or a duration may`;
      return harmless ? { ok: true, text } : { ok: false, message };
    }
    case 'string': {
      if (text.length > longestValue)
        return { ok: false, message: `a value is longer than ${longestValue} characters` };
      return { ok: true, text: quoteFor(site.quote, site.regex ? quoteRegex(text) : text) };
    }
  }
}

/** RE2 takes a backslash before any ASCII punctuation for the character itself (https://github.com/google/re2/wiki/Syntax). */
function quoteRegex(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, String.raw`\$&`);
}

function quoteFor(quote: '"' | "'", text: string): string {
  return text.replace(/[\\"'\p{Cc}]/gu, (character) => {
    if (character === '\n') return String.raw`\n`;
    if (character === '\\' || character === quote) return `\\${character}`;
    if (character === '"' || character === "'") return character;
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
