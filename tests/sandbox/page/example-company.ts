import type { ChannelView, FaultKind, Person, PlatformView } from '#sandbox/contract.ts';

type ServiceView = PlatformView['services'][number];

/** People, channels, commands and services that the page's tests show. */
export const people: readonly Person[] = [
  person('U1', 'maya', 'Maya Lindqvist', 'Site reliability lead, on call', '#b3402a'),
  person('U2', 'devon', 'Devon Okafor', 'Platform engineer', '#2f6f4f'),
  person('U3', 'priya', 'Priya Raman', 'Backend engineer, claims', '#6b3fa0'),
  person('U4', 'sofia', 'Sofia Marsh', 'Member support agent', '#7a7a1f'),
  { ...person('UB', 'firebreak', 'Firebreak', 'App', '#c2410c'), isBot: true },
];

export const channels: readonly ChannelView[] = [
  channel('C1', 'general', 'Company-wide announcements', ['U1', 'U2', 'U3', 'U4']),
  channel('C2', 'incidents', 'Every open incident, one line each', ['U1', 'U2', 'U3', 'U4', 'UB']),
  channel('C3', 'platform', 'Clusters, deployments, databases', ['U1', 'U2', 'U3']),
];

export const commands = [
  {
    command: '/incident',
    description: 'List, show, declare, acknowledge or resolve incidents',
    usageHint: '[list | show 12 | declare | ack | resolve | help]',
  },
  {
    command: '/runbook',
    description: 'List, show or run a runbook',
    usageHint: '[list | show name | run name | help]',
  },
];

export const faultKinds: readonly FaultKind[] = [
  fault('connection-pool', 'Exhaust the connection pool', ['claims-api', 'billing-api']),
  fault('bad-deploy', 'Roll out a bad version', ['eligibility-api', 'claims-api']),
  fault('memory-leak', 'Leak memory until the kill', ['documents-api', 'claims-worker']),
  fault('certificate', 'Let a certificate expire', ['partner-gateway']),
  fault('node-pressure', 'Fill a node’s disk', ['claims-api', 'billing-worker']),
  fault('queue-backlog', 'Stall the queue’s consumers', ['billing-worker']),
];

export const services: readonly ServiceView[] = [
  service('claims-api', 'claims', 'Claims intake', 1, 82, 3),
  service('claims-worker', 'claims', 'Claims intake', 2, 140, 2),
  service('documents-api', 'claims', 'Claims intake', 3, 95, 2),
  service('billing-api', 'billing', 'Premiums and payments', 1, 71, 3),
  service('billing-worker', 'billing', 'Premiums and payments', 2, 160, 2),
  service('ledger', 'billing', 'Premiums and payments', 1, 44, 2),
  service('eligibility-api', 'members', 'Member eligibility', 1, 63, 4),
  service('member-portal', 'members', 'Member eligibility', 2, 120, 3),
  service('identity', 'members', 'Member eligibility', 1, 38, 3),
  service('partner-gateway', 'edge', 'Partners', 2, 110, 2),
  service('notifications', 'edge', 'Partners', 3, 90, 2),
  service('reporting', 'edge', 'Partners', 4, 310, 1),
];

function person(id: string, name: string, realName: string, title: string, color: string): Person {
  return { id, name, realName, title, color, isBot: false };
}

export function channel(id: string, name: string, topic: string, members: readonly string[]): ChannelView {
  return {
    id,
    name,
    topic,
    members,
    isPrivate: false,
    isArchived: false,
    isDirectMessage: false,
    pinned: [],
    latestTs: null,
  };
}

function fault(id: string, title: string, targets: readonly string[]): FaultKind {
  return { id, title, targets, description: `${title}, as it happens in production.`, remedy: 'Heal everything.' };
}

function service(
  name: string,
  namespace: string,
  flow: string,
  tier: number,
  p99Ms: number,
  replicas: number,
): ServiceView {
  return {
    name,
    namespace,
    flow,
    tier,
    p99Ms,
    dependsOn: name === 'claims-api' ? ['eligibility-api', 'ledger'] : [],
    health: 'healthy',
    errorRate: 0.0004,
    requestsPerSecond: 2200 / (tier * tier + tier),
    replicas: { desired: replicas, ready: replicas },
    faults: [],
    pods: Array.from({ length: replicas }, (_, index) => ({
      name: `${name}-7d9f6c5b8-${'kxqwz'[index]}${'2f7hm'[index]}x${'n4v8t'[index]}b`,
      phase: 'Running',
      ready: true,
      ageSeconds: 86_400 * 3 + index,
      restarts: 0,
    })),
    p99History: Array.from(
      { length: 60 },
      (_, index) => p99Ms * (1 + 0.18 * Math.sin(index * 0.7 + tier) + 0.1 * Math.sin(index * 2.3)),
    ),
  };
}
