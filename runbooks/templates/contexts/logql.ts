import { escapeLogql } from '#runbooks/templates/escape-logql.ts';
import { logqlSites } from '#runbooks/templates/logql-sites.ts';
import { type ContextRules, usualLongestText } from '#runbooks/templates/context-rules.ts';

/** A query for Loki. */
export const logql: ContextRules = {
  sites: (template) =>
    logqlSites(template).map((site) =>
      site.kind === 'refused' ? site : { kind: 'scalar', fill: (value) => escapeLogql(value, site) },
    ),
  problem: () => null,
  longestText: usualLongestText,
  examples: [1],
};
