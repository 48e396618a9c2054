import type { StoredAlert } from '#domain/alert.ts';
import type { Incident } from '#domain/incident.ts';
import type { Approval, Run } from '#domain/run.ts';
import type { IncidentSnapshot, RunSnapshot, StepLine } from '#incidents/incident-snapshot.ts';

export const now = new Date('2026-11-22T02:14:00Z');
const earlier = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

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
    },
    decision: {
      action: 'ask',
      reason: 'high-latency-database-connection-pool fits: same class. It runs once a person approves.',
      runbook: 'high-latency-database-connection-pool',
      alternatives: ['high-latency-scale-out'],
    },
    channelId: 'C0INCIDENT12',
    channelName: 'inc-12-high-latency-p99-on-claims-api',
    acknowledgedBy: null,
    createdAt: earlier(9),
    updatedAt: earlier(1),
    resolvedAt: null,
    ...changes,
  };
}

export function aStep(changes: Partial<StepLine> = {}): StepLine {
  return {
    path: 'steps[0]',
    depth: 0,
    title: 'Read active_connections from Prometheus',
    state: 'pending',
    summary: null,
    startedAt: null,
    finishedAt: null,
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
      state: 'waiting_approval',
      variables: {},
      startedBy: 'firebreak',
      reason: null,
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

/** Every text as long as a hostile or careless sender can make it, every list as full, everything going on at once. */
export function worstSnapshot(filler: string): IncidentSnapshot {
  const long = filler.repeat(Math.ceil(4000 / filler.length));
  const many = <Item>(count: number, item: (index: number) => Item) => Array.from({ length: count }, (_, i) => item(i));
  const finding = (index: number) => ({
    id: `finding_${index}`,
    present: index % 2 === 0,
    text: long,
    source: long,
    reference: long,
    observedAt: now,
  });
  const states = ['done', 'done', 'started', 'waiting', 'failed', 'unknown', 'pending', 'not_taken'] as const;
  return aSnapshot({
    incident: anIncident({
      title: long,
      severityReason: long,
      service: long,
      namespace: long,
      cluster: long,
      tenant: long,
      classification: {
        label: 'unknown',
        confidence: 0.41,
        top: [{ label: 'infrastructure.memory_pressure', probability: 0.41 }],
        reasons: many(50, () => long),
        abstained: long,
        model: long,
      },
      hypothesis: {
        cause: long,
        title: long,
        confidence: 0.43,
        wording: 'suggestion',
        evidence: many(60, finding),
        competing: many(30, () => ({ cause: long, title: long, confidence: 0.1 })),
      },
      evidence: {
        findings: many(60, finding),
        unavailable: many(30, () => ({ source: long, reason: long })),
        metrics: {},
      },
      decision: { action: 'escalate', reason: long, runbook: long, alternatives: many(30, () => long) },
    }),
    alerts: many(500, (index) =>
      anAlert({
        id: index,
        status: index % 3 === 0 ? 'resolved' : 'firing',
        generatorUrl: `https://prometheus.example/${encodeURIComponent(long).slice(0, 300)}`,
        runbookUrl: `https://wiki.example/${encodeURIComponent(long).slice(0, 300)}`,
      }),
    ),
    run: {
      ...aRun(
        { runbook: long, state: 'unknown' },
        many(120, (index) =>
          aStep({
            path: `steps[${index}]`,
            depth: index % 5,
            title: long,
            summary: long,
            state: states[index % states.length] ?? 'pending',
            startedAt: earlier(9),
            finishedAt: earlier(1),
          }),
        ),
      ),
      description: long,
      risk: 'high',
    },
    approval: anApproval({ prompt: long }),
    approvers: many(80, (index) => `U${String(index).padStart(10, '0')}`),
    undelivered: many(40, () => long),
    timeline: many(50, () => ({
      kind: 'note' as const,
      actor: { kind: 'person' as const, id: 'U01MAYA0001' },
      text: long,
      at: now,
    })),
  });
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
