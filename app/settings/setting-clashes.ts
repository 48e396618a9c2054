import { sayDuration } from '#domain/duration.ts';
import { didYouMean } from '#runbooks/did-you-mean.ts';
import { runFacts } from '#runbooks/run-facts.ts';
import { risks } from '#runbooks/runbook.ts';
import type { Settings } from '#app/settings.ts';
import { namesInTemplate } from './query-template.ts';

/** Two settings, each right by itself, that cannot both be meant. */
export interface SettingClash {
  readonly path: readonly (string | number)[];
  /** Names both sides and the fix. */
  readonly message: string;
}

type Clashing = Pick<
  Settings,
  'approvers' | 'approvals' | 'http' | 'confidence' | 'decisions' | 'evidence' | 'services'
>;

/** Every clash there is. */
export function settingClashes(settings: Clashing): readonly SettingClash[] {
  return [
    ...approvalTimes(settings),
    ...quorums(settings),
    ...allowedHosts(settings),
    ...bands(settings),
    ...unknownNames(settings),
  ];
}

function approvalTimes({ approvals: { page_after: pageAfterMs, expire_after: expireAfterMs } }: Clashing) {
  if (pageAfterMs < expireAfterMs) return [];
  const sides = `is ${sayDuration(pageAfterMs)}, but approvals.expire_after is ${sayDuration(expireAfterMs)}`;
  const message = `${sides}, so a question would be gone before anybody is paged: make page_after the shorter one`;
  return [{ path: ['approvals', 'page_after'], message }];
}

/** How many people a user group has is only known to Slack, so only lists of people are counted. */
function quorums({ approvers, approvals }: Clashing): readonly SettingClash[] {
  const people = new Set(approvers).size;
  if (people === 0 || approvers.some((id) => id.startsWith('S'))) return [];
  const wanted = [
    { path: ['approvals', 'quorum'], quorum: approvals.quorum },
    ...risks.map((risk) => ({
      path: ['approvals', 'by_risk', risk, 'quorum'],
      quorum: approvals.by_risk[risk]?.quorum ?? 0,
    })),
  ];
  return wanted
    .filter(({ quorum }) => quorum > people)
    .map(({ path, quorum }) => {
      const sides = `is ${quorum}, but approvers lists ${people === 1 ? 'one person' : `${people} people`}`;
      return { path, message: `${sides}, so nothing could ever be approved: list more approvers or lower it` };
    });
}

/** Where a band begins above the next one, nothing could ever be in it. */
function bands({ confidence, decisions: { record } }: Clashing): readonly SettingClash[] {
  const ends = [
    { lower: ['confidence', 'act'], upper: ['confidence', 'high'], values: [confidence.act, confidence.high] },
    {
      lower: ['decisions', 'record', 'good_from'],
      upper: ['decisions', 'record', 'proven_from'],
      values: [record.good_from, record.proven_from],
    },
    {
      lower: ['decisions', 'record', 'fewest_runs'],
      upper: ['decisions', 'record', 'proven_runs'],
      values: [record.fewest_runs, record.proven_runs],
    },
  ] as const;
  return ends
    .filter(({ values: [from, to] }) => from > to)
    .map(({ lower, upper, values: [from, to] }) => ({
      path: upper,
      message: `is ${to}, but ${lower.join('.')} is ${from}: raise the one or lower the other`,
    }));
}

/** A query with a name that nothing has a value for would never be asked. */
function unknownNames({ evidence: { metrics, logs }, services }: Clashing): readonly SettingClash[] {
  const known = [...Object.keys(runFacts), ...Object.values(services).flatMap((service) => Object.keys(service.vars))];
  const templates = [
    ...Object.entries(metrics).map(([name, { query }]) => ({ path: ['evidence', 'metrics', name, 'query'], query })),
    ...(logs === null ? [] : [{ path: ['evidence', 'logs'], query: logs }]),
  ];
  return templates.flatMap(({ path, query }) =>
    namesInTemplate(query)
      .filter((name) => !known.includes(name))
      .map((name) => {
        const meant = didYouMean(name, known);
        const hint = meant === null ? `use one of ${Object.keys(runFacts).join(', ')}` : `did you mean ${meant}?`;
        return { path, message: `fills in {{ ${name} }}, but no service of the catalogue has vars.${name}: ${hint}` };
      }),
  );
}

function allowedHosts({ http: { allow } }: Clashing): readonly SettingClash[] {
  const entries = allow.map((entry) => (typeof entry === 'string' ? { host: entry, private: false } : entry));
  return entries.flatMap((entry, index) => {
    const other = entries.findIndex(({ host, private: inside }) => host === entry.host && inside !== entry.private);
    if (other === -1 || other > index) return [];
    const message = `names ${entry.host} as http.allow.${other} does, but only one of them says private: true: keep one`;
    return [{ path: ['http', 'allow', index], message }];
  });
}
