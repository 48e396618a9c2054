import type { LokiClient } from '#clients/loki.ts';
import { runVariables } from '#incidents/run-variables.ts';
import { render, type Rendered } from '#runbooks/templates/render.ts';
import type { EvidenceQuestion, EvidenceSource } from './evidence-source.ts';
import { logFindings, type Stretch } from './loki/log-findings.ts';
import { exactly, quoted } from './prometheus/promql-text.ts';

const minuteMs = 60_000;
/** How long a stretch counts as now, at most, and how long before it as usual. */
const longestNowMs = 15 * minuteMs;
const beforeMs = 60 * minuteMs;
const mostLines = { now: 1000, before: 2000 } as const;

/** Lines without any of these words tell nothing; the server leaves them out. RE2: https://grafana.com/docs/loki/latest/query/ */
const trouble =
  '(?i)(err|fatal|panic|exception|fail|warn|refused|time(d )?out|denied|lock|too many|no such|misbehaving|not known|expired|valid|unauthori|future|skew|space|memory|missing|required|unable|cannot|could not|exhausted|unavailable|429|poison|lookup|deadline)';

/** Reads what the service logs since shortly before the trouble began, and compares it with the hour before. */
export const lokiEvidence: EvidenceSource = {
  name: 'loki',
  async collect(question, notebook) {
    const { loki } = question.deps.clients;
    const { service, namespace } = question.incident;
    // Not every installation has a Loki: what nobody configured does not fail.
    if (!loki || service === null) return;
    const since = stretches(question);
    const configured = configuredSelector(question);
    if (configured?.ok === false) {
      notebook.miss(`evidence.logs cannot be filled in: ${configured.message}`);
      return;
    }
    const candidates = configured === null ? usualSelectors(service, namespace) : [configured.text];
    const samples = await Promise.all(
      candidates.map((selector) =>
        notebook.ask(`logs ${selector}`, () =>
          loki.lines({ query: selector, start: since.before, end: since.end, limit: 1 }),
        ),
      ),
    );
    const selector = candidates.find((_, place) => (samples[place]?.lines.length ?? 0) > 0);
    if (selector === undefined) {
      if (!samples.includes(null)) notebook.miss(`no log lines under ${candidates.join(' or ')}`);
      return;
    }
    const query = `${selector} |~ ${quoted(trouble)}`;
    const read = (part: 'now' | 'before', start: Date, end: Date) =>
      notebook.ask(`error lines ${part}`, () => readStretch(loki, query, start, end, mostLines[part]));
    const [now, before] = await Promise.all([
      read('now', since.now, since.end),
      read('before', since.before, since.now),
    ]);
    // Without the hour before nobody can say what is new.
    if (now === null || before === null) return;
    for (const finding of logFindings({ now, before }, query)) notebook.note(finding);
  },
};

/** The selector that the installation has written down, filled in; null where it has none. */
function configuredSelector({ deps: { policy }, incident, alerts }: EvidenceQuestion): Rendered | null {
  if (policy.logs === null) return null;
  return render(policy.logs, runVariables(policy, incident, alerts, null), 'logql');
}

/** How agents label the lines of a service, the commonest first (promtail, Alloy, Fluent Bit, OpenTelemetry). */
function usualSelectors(service: string, namespace: string | null): readonly string[] {
  const place = namespace === null ? '' : `,namespace=${quoted(namespace)}`;
  const labels = ['app', 'service', 'service_name', 'app_kubernetes_io_name', 'container'];
  const pods = `${exactly(service)}-.+`;
  return [
    ...labels.map((label) => `{${label}=${quoted(service)}${place}}`),
    `{pod=~${quoted(pods)}${place}}`,
    ...(namespace === null ? [] : [`{service_name=${quoted(service)}}`]),
  ];
}

function stretches({ startedAt, now }: EvidenceQuestion): {
  readonly before: Date;
  readonly now: Date;
  readonly end: Date;
} {
  const end = now.getTime() + 1;
  const began = Math.min(end - 2 * minuteMs, Math.max(end - longestNowMs, startedAt.getTime() - 2 * minuteMs));
  return { before: new Date(began - beforeMs), now: new Date(began), end: new Date(end) };
}

async function readStretch(loki: LokiClient, query: string, start: Date, end: Date, limit: number): Promise<Stretch> {
  const { lines } = await loki.lines({ query, start, end, limit });
  // The newest come first: where there are more than were read, all that is known begins at the oldest of these.
  const oldest = lines.length < limit ? undefined : lines.at(-1);
  const from = oldest?.at ?? start;
  return { lines: lines.map(({ line }) => line), ms: end.getTime() - from.getTime(), isWhole: oldest === undefined };
}
