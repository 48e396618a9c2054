import type { StoredAlert } from '#domain/alert.ts';
import type { Confirmation } from '#domain/confirmation.ts';
import type { Incident } from '#domain/incident.ts';
import type { Approval, PreviewedStep, Run, RunStep } from '#domain/run.ts';
import type { IncidentSnapshot, RunSnapshot, StepLine } from '#incidents/incident-snapshot.ts';

export const now = new Date('2026-11-22T02:14:00Z');
export const earlier = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

export function anAlert(changes: Partial<StoredAlert> = {}): StoredAlert {
  return {
    id: 1,
    incident: 12,
    receivedAt: earlier(9),
    source: 'alertmanager',
    fingerprint: '0123456789abcdef',
    status: 'firing',
    name: 'HighLatencyP99',
    summary: 'p99 of claims-api is 4.2 s',
    description: '',
    service: 'claims-api',
    namespace: 'claims',
    cluster: 'prod-eu',
    tenant: null,
    severityHint: 'sev1',
    labels: {},
    annotations: {},
    startsAt: earlier(10),
    endsAt: null,
    expiresAt: null,
    generatorUrl: 'http://prometheus.example:9090/graph?g0.expr=up&g0.tab=1',
    runbookUrl: null,
    ...changes,
  };
}

export function anIncident(changes: Partial<Incident> = {}): Incident {
  return {
    number: 12,
    title: 'HighLatencyP99 on claims-api',
    state: 'triggered',
    severity: 'sev1',
    severityReason: 'claims is a tier 1 flow and 3 tenants are affected',
    severityJudgement: null,
    severitySetBy: null,
    service: 'claims-api',
    namespace: 'claims',
    cluster: 'prod-eu',
    tenant: null,
    classification: {
      label: 'application.high_latency',
      confidence: 0.82,
      top: [
        { label: 'application.high_latency', probability: 0.82 },
        { label: 'data.database_connections', probability: 0.11 },
      ],
      reasons: ['the word latency', 'metric http_request_duration_seconds', 'label quantile', 'a fourth one'],
      abstained: null,
      model: 'classifier-1',
    },
    hypothesis: {
      cause: 'database_pool_exhausted',
      title: 'The database connection pool of claims-api is exhausted',
      confidence: 0.91,
      wording: 'claim',
      evidence: [
        {
          id: 'no_oom',
          present: false,
          text: 'containers killed for memory: 0',
          source: 'kubernetes',
          reference: 'events in claims',
          observedAt: earlier(8),
        },
        {
          id: 'pool_saturated',
          present: true,
          text: '98 of 100 database connections in use',
          source: 'prometheus',
          reference: 'pg_stat_activity_count{service="claims-api"}',
          observedAt: earlier(8),
        },
      ],
      competing: [{ cause: 'slow_query', title: 'A slow query', confidence: 0.06 }],
    },
    evidence: {
      findings: [],
      unavailable: [{ source: 'loki', reason: 'timeout after 5 s' }],
      metrics: {},
      changes: [],
    },
    decision: {
      action: 'ask',
      reason: 'high-latency-database-connection-pool fits: same class. It runs once a person approves.',
      runbook: 'high-latency-database-connection-pool',
      alternatives: ['high-latency-scale-out'],
    },
    confirmed: null,
    channelId: 'C0INCIDENT12',
    channelName: 'inc-12-high-latency-p99-on-claims-api',
    acknowledgedBy: null,
    createdAt: earlier(9),
    updatedAt: earlier(1),
    resolvedAt: null,
    ...changes,
  };
}

/** What somebody said of an incident, of its class alone. */
export const aConfirmation: Confirmation = {
  class: 'application.high_latency',
  cause: null,
  note: null,
  by: 'U01MAYA0001',
  at: earlier(2),
};

export function aStep(changes: Partial<StepLine> = {}): StepLine {
  return {
    path: 'steps[0]',
    depth: 0,
    title: 'Read active_connections from Prometheus',
    state: 'pending',
    summary: null,
    change: null,
    startedAt: null,
    finishedAt: null,
    ...changes,
  };
}

/** A step of the record, cut off in the middle of a restart. */
export function aDoubt(changes: Partial<RunStep> = {}): RunStep {
  return {
    runId: 'run-1',
    path: 'steps[1].if_true[0]',
    thread: '',
    type: 'kubernetes',
    title: 'kubernetes',
    state: 'unknown',
    attempt: 1,
    summary: 'Firebreak was cut off while it wrote, and the cluster cannot tell',
    input: { target: 'deployment/claims-api' },
    output: null,
    change: {
      title: 'Restart deployment/claims-api in claims',
      difference: ['pod restartedAt: none → now'],
      approvedBy: [],
    },
    startedAt: earlier(3),
    finishedAt: null,
    ...changes,
  };
}

/** A change as a question shows it. */
export function aPreview(changes: Partial<PreviewedStep> = {}): PreviewedStep {
  return {
    path: 'steps[1].if_true[0]',
    title: 'Scale deployment/claims-api in claims to 8 replicas',
    difference: ['spec.replicas: 4 → 8'],
    pods: { touched: 0, of: 4 },
    notes: ['HPA claims-api holds it between 2 and 10'],
    version: '4711',
    subject: 'hash',
    obstacle: null,
    ...changes,
  };
}

export function aRun(changes: Partial<Run> = {}, steps?: readonly StepLine[]): RunSnapshot {
  return {
    run: {
      id: 'run-1',
      incident: 12,
      runbook: 'high-latency-database-connection-pool',
      runbookHash: 'hash',
      runbookSource: '',
      calledSources: {},
      state: 'waiting_approval',
      mode: 'ask',
      variables: {},
      approved: {},
      startedBy: 'firebreak',
      reason: null,
      cancel: null,
      undo: null,
      retryOf: null,
      createdAt: earlier(8),
      finishedAt: null,
      ...changes,
    },
    description: 'Restarts a service whose connection pool is exhausted.',
    risk: 'medium',
    steps: steps ?? [
      aStep(),
      aStep({ path: 'steps[1]', title: 'If active_connections > pool_max * 0.9' }),
      aStep({ path: 'steps[1].if_true[0]', depth: 1, title: 'Restart deployment claims/claims-api' }),
      aStep({ path: 'steps[2]', title: 'Check that p99 is below 1000 ms after 2 min' }),
    ],
    doubts: [],
    retryable: false,
  };
}

export function anApproval(changes: Partial<Approval> = {}): Approval {
  return {
    id: '0b9d0c4e-7d53-4bb2-9e0a-8a4f3e0a5a11',
    incident: 12,
    runId: 'run-1',
    path: null,
    prompt: 'Run high-latency-database-connection-pool on claims-api?',
    subjectHash: 'hash',
    preview: [],
    approvers: ['U01MAYA0001', 'S01SREONCALL'],
    quorum: 1,
    excluded: null,
    approvedBy: [],
    state: 'pending',
    decidedBy: null,
    reason: null,
    createdAt: earlier(8),
    expiresAt: new Date(now.getTime() + 22 * 60_000),
    decidedAt: null,
    ...changes,
  };
}

export function aSnapshot(changes: Partial<IncidentSnapshot> = {}): IncidentSnapshot {
  return {
    incident: anIncident(),
    alerts: [anAlert()],
    run: aRun(),
    approval: anApproval(),
    questions: 1,
    stop: null,
    timeline: [
      {
        kind: 'opened',
        actor: { kind: 'sender', source: 'alertmanager' },
        text: 'Opened by one alert.',
        at: earlier(9),
      },
      { kind: 'acknowledged', actor: { kind: 'person', id: 'U01MAYA0001' }, text: 'Acknowledged.', at: earlier(1) },
    ],
    approvers: ['U01MAYA0001', 'S01SREONCALL'],
    undelivered: [],
    now,
    ...changes,
  };
}

/** What has broken views before: plain length, escapes that grow, quotes that JSON doubles, wide graphemes, instants. */
export const hostileFillers = [
  'x',
  'word ',
  '&',
  '<!channel> ',
  '"\\',
  '👩🏽‍🚒',
  '`*_~ ',
  '2026-11-22T02:14:00Z ',
  'é\u0301\n',
] as const;
