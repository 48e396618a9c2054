import type { Json } from '#domain/run.ts';
import type { Escaped } from '#runbooks/templates/escaped.ts';
import { jsonSites, type JsonSite } from '#runbooks/templates/json-sites.ts';
import type { ContextRules, Site } from '#runbooks/templates/context-rules.ts';

/**
 * A JSON text (RFC 8259). Within quotes a value is escaped; alone it becomes the number, truth value, text, list or
 * object that it is.
 */
export const json: ContextRules = {
  sites: (template) => jsonSites(template).map(toSite),
  problem: jsonProblem,
  longestText: 65_536,
  examples: [1],
};

function toSite(site: JsonSite): Site {
  switch (site.kind) {
    case 'refused':
      return site;
    case 'string':
      return { kind: 'scalar', fill: (value) => ({ ok: true, text: JSON.stringify(String(value)).slice(1, -1) }) };
    case 'value':
      return { kind: 'structure', fill: written };
  }
}

function written(value: Json): Escaped {
  try {
    return { ok: true, text: JSON.stringify(value) };
  } catch {
    return { ok: false, message: 'the value is nested too deeply to be written' };
  }
}

function jsonProblem(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `the text is not JSON (${reason.split('\n')[0]}): check its quotes, commas and brackets`;
  }
}
