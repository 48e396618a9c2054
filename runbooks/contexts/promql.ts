import { escapePromql } from '#runbooks/escape-promql.ts';
import { promqlSites } from '#runbooks/promql-sites.ts';
import { type ContextRules, usualLongestText } from '#runbooks/context-rules.ts';

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
