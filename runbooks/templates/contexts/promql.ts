import { escapePromql } from '#runbooks/templates/escape-promql.ts';
import { promqlSites } from '#runbooks/templates/promql-sites.ts';
import { type ContextRules, usualLongestText } from '#runbooks/templates/context-rules.ts';

/** A query for Prometheus. */
export const promql: ContextRules = {
  sites: (template) =>
    promqlSites(template).map((site) =>
      site.kind === 'refused' ? site : { kind: 'scalar', fill: (value) => escapePromql(value, site) },
    ),
  problem: () => null,
  longestText: usualLongestText,
  examples: [1],
};
