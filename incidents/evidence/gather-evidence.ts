import type { StoredAlert } from '#domain/alert.ts';
import type { Evidence } from '#domain/hypothesis.ts';
import type { Incident } from '#domain/incident.ts';
import type { Deps } from '#incidents/deps.ts';
import { alertEvidence } from './alert-evidence.ts';
import type { EvidenceQuestion, EvidenceSource } from './evidence-source.ts';
import { firebreakEvidence } from './firebreak-evidence.ts';
import { graphEvidence } from './graph-evidence.ts';
import { kubernetesEvidence } from './kubernetes-evidence.ts';
import { lokiEvidence } from './loki-evidence.ts';
import { metricEvidence } from './metric-evidence.ts';
import { openNotebook } from './notebook.ts';
import { prometheusEvidence } from './prometheus-evidence.ts';

/** Every place that is asked about an incident. */
const sources: readonly EvidenceSource[] = [
  alertEvidence,
  metricEvidence,
  prometheusEvidence,
  kubernetesEvidence,
  lokiEvidence,
  graphEvidence,
  firebreakEvidence,
];

/**
 * Asks all sources at once under one deadline (`policy.evidenceTimeoutMs`). Each is on its own: one that fails or is late is named with its
 * reason, and what it had found by then is kept. Changes come newest first.
 */
export async function gatherEvidence(
  deps: Deps,
  incident: Incident,
  alerts: readonly StoredAlert[],
): Promise<Evidence> {
  const { evidenceTimeoutMs } = deps.policy;
  const deadline = new AbortController();
  const passed = new Promise<false>((resolve) => deadline.signal.addEventListener('abort', () => resolve(false)));
  const timer = setTimeout(() => deadline.abort(), evidenceTimeoutMs);
  const question = questionOf(deps, incident, alerts, deadline.signal);
  try {
    const parts = await Promise.all(
      sources.map(async ({ name, collect }) => {
        const notebook = openNotebook(name, deps.clock);
        const work = collect(question, notebook).then(
          () => true,
          (error: unknown) => {
            notebook.miss(error instanceof Error ? error.message : String(error));
            return true;
          },
        );
        const isDone = await Promise.race([work, passed]);
        return notebook.close(isDone ? null : evidenceTimeoutMs);
      }),
    );
    return together(parts);
  } finally {
    clearTimeout(timer);
    deadline.abort();
  }
}

function questionOf(
  deps: Deps,
  incident: Incident,
  alerts: readonly StoredAlert[],
  signal: AbortSignal,
): EvidenceQuestion {
  const starts = alerts.filter(({ status }) => status === 'firing').map(({ startsAt }) => startsAt.getTime());
  const startedAt = starts.length === 0 ? incident.createdAt : new Date(Math.min(...starts));
  return { deps, incident, alerts, startedAt, now: deps.clock.now(), signal };
}

function together(parts: readonly Evidence[]): Evidence {
  const missing = parts.flatMap(({ unavailable }) => unavailable);
  const unavailable = new Map(missing.map((one) => [`${one.source} ${one.reason}`, one]));
  return {
    findings: parts.flatMap(({ findings }) => findings),
    metrics: Object.assign({}, ...parts.map(({ metrics }) => metrics)) as Record<string, number>,
    unavailable: [...unavailable.values()],
    changes: parts.flatMap(({ changes }) => changes).toSorted((a, b) => b.at.getTime() - a.at.getTime()),
  };
}
