import type { Policy } from '#incidents/policy.ts';
import { defaultDecisionTable } from '#incidents/rules/default-decision-table.ts';
import { people } from '#sandbox/slack/seed.ts';

/** The policy of a small installation: Priya and whoever is on call may approve. */
export const testPolicy: Policy = {
  approvers: [people.priya.id, 'S01SREONCALL'],
  onCall: ['S01SREONCALL', people.tomas.id],
  services: {},
  autonomy: [],
  defaultAutonomy: 'ask',
  actConfidence: 0.6,
  highConfidence: 0.85,
  decisions: defaultDecisionTable,
  recordBars: { fewestRuns: 3, poorBelow: 0.5, goodFrom: 0.5, provenFrom: 0.7, provenRuns: 5 },
  claimConfidence: 0.7,
  correlationWindowMs: 15 * 60_000,
  approvalExpiryMs: 30 * 60_000,
  approvalReminderMs: 5 * 60_000,
  evidenceTimeoutMs: 10_000,
  logs: null,
  waitScale: 1,
  metrics: {},
  roles: {},
  quorum: 1,
  quorumByRisk: {},
  excludeRequester: false,
  guardrails: {
    protectedNamespaces: [{ namespaces: 'kube-system', exceptActions: [] }],
    allowedActions: [],
    freezeWindows: [],
    budget: {
      windowMs: 60 * 60_000,
      perTarget: null,
      perNamespace: null,
      perCluster: null,
      podsPerNamespace: null,
      podsPerCluster: null,
      whenSpent: 'refuse',
    },
    cooldownMs: 0,
    maxPodsPercent: 50,
  },
  targets: { whenBusy: 'wait', waitAtMostMs: 30 * 60_000 },
};
