import type { DecisionTable } from '#domain/decision.ts';

/**
 * What is done where firebreak.yml says nothing else. A runbook's autonomy is the ceiling over every cell. A class that is not sure
 * enough goes to a person; what changes nothing goes ahead; what changes something asks until it has a record to act upon; high risk
 * always asks; and a runbook that has been failing is asked about or only named. More confidence, less risk or a better record never
 * means less (tested).
 */
export const defaultDecisionTable: DecisionTable = {
  low: {
    low: { poor: 'escalate', none: 'escalate', good: 'escalate', proven: 'escalate' },
    medium: { poor: 'escalate', none: 'escalate', good: 'escalate', proven: 'escalate' },
    high: { poor: 'escalate', none: 'escalate', good: 'escalate', proven: 'escalate' },
  },
  fair: {
    low: { poor: 'act', none: 'act', good: 'act', proven: 'act' },
    medium: { poor: 'suggest', none: 'ask', good: 'ask', proven: 'act' },
    high: { poor: 'suggest', none: 'ask', good: 'ask', proven: 'ask' },
  },
  high: {
    low: { poor: 'act', none: 'act', good: 'act', proven: 'act' },
    medium: { poor: 'ask', none: 'ask', good: 'act', proven: 'act' },
    high: { poor: 'ask', none: 'ask', good: 'ask', proven: 'ask' },
  },
};
