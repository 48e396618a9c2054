import { createHttpClient } from '#clients/http.ts';
import { createKubernetesClient } from '#clients/kubernetes.ts';
import { createLokiClient } from '#clients/loki.ts';
import { createPrometheusClient } from '#clients/prometheus.ts';
import { createScriptRunner } from '#clients/script.ts';
import { startStillPlatform } from '#app/demo.ts';
import type { RehearsalCase } from '#runbooks/rehearsal/case-schema.ts';
import { givenVariables } from '#runbooks/rehearsal/given-variables.ts';
import { judgeRehearsal } from '#runbooks/rehearsal/judge-rehearsal.ts';
import { noteWrites } from '#runbooks/rehearsal/note-writes.ts';
import type { Performed } from '#runbooks/rehearsal/perform-case.ts';
import { rehearse } from '#runbooks/rehearsal/rehearse.ts';
import type { Runbook } from '#runbooks/runbook.ts';

type Where = NonNullable<RehearsalCase['sandbox']>;

/**
 * Rehearses one case on the miniature platform by the real clients: the fault grows, then the runbook runs, and the
 * platform's time passes with its waits. Approval steps are approved. It is judged by what the case expects there, or
 * else by the state alone.
 */
export async function performOnPlatform(runbook: Runbook, one: RehearsalCase, where: Where): Promise<Performed> {
  const platform = await startStillPlatform();
  const kubernetes = createKubernetesClient({ kubeconfig: { kind: 'text', text: platform.kubernetes.kubeconfig } });
  try {
    const service = platform.view().services.find(({ name }) => name === where.service);
    if (service === undefined) return { faults: [`the platform has no service ${where.service}`], performance: null };
    const place = { service: where.service, namespace: service.namespace };
    const start = givenVariables(runbook, { given: { ...one.given, ...place } });
    if (!start.ok) return { faults: [`it cannot begin: ${start.message}`], performance: null };
    const refused = inject(platform, where);
    if (refused !== null) return { faults: [refused], performance: null };
    await platform.advance(where.grows);
    const writes: string[] = [];
    const ports = {
      kubernetes,
      prometheus: createPrometheusClient({ url: platform.prometheus.url }),
      loki: createLokiClient({ url: platform.loki.url }),
      http: createHttpClient({ allow: [] }),
      scripts: createScriptRunner({ folder: null, secrets: {} }),
    };
    const stage = {
      ports: noteWrites(ports, (text) => void writes.push(text)),
      now: () => new Date(platform.view().at),
      pass: (ms: number) => platform.advance(ms),
      decide: () => ({ approved: true, by: 'U0REHEARSAL' }) as const,
    };
    const performance = { ...(await rehearse(runbook, stage, start.variables)), writes, missing: [] };
    const expected = where.expect ?? { state: one.expect.state };
    return { faults: judgeRehearsal(runbook, expected, performance), performance };
  } finally {
    await kubernetes.close();
    await platform.stop();
  }
}

/** Why the platform cannot be broken in this way, or null once it is. */
function inject(platform: Awaited<ReturnType<typeof startStillPlatform>>, { fault, service }: Where): string | null {
  try {
    platform.inject(fault, service);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
