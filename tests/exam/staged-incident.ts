import { randomUUID } from 'node:crypto';
import { defaultPrecedence } from '#handlers/webhooks/alert-fields.ts';
import { createWebhooks } from '#handlers/webhooks/webhooks.ts';
import type { Deps } from '#incidents/deps.ts';
import type { Platform } from '#sandbox/contract.ts';
import { serveApp } from '#sandbox/platform/serve-app.ts';
import { startPlatform } from '#sandbox/platform/start-platform.ts';
import { examPolicy } from './exam-policy.ts';
import type { IncidentPlan } from './incident-plan.ts';
import type { Installation } from './installation.ts';
import { followPlatform } from './platform-time.ts';
import { playPlan, type Played } from './play-plan.ts';
import { connectToPlatform } from './platform-clients.ts';

/** As coarse as Prometheus looks. */
const tickMs = 1000;
/**
 * What has been measured before the calm begins. A rate over two minutes, three minutes before the trouble, is what
 * evidence takes for usual; with less history than that it would be that of a platform which has just been switched on.
 */
const warmUpMs = 6 * 60_000;
/** Long enough for every source on a busy machine; a source that hangs makes the judgement wait so long. */
const evidenceTimeoutMs = { usual: 10_000, hanging: 3000 } as const;

/** A platform on which a plan has been played up to the moment at which its incident is to be judged. */
export interface StagedIncident extends Played {
  readonly deps: Deps;
  stop(): Promise<void>;
}

/**
 * Plays a plan on a platform of its own: calm, decoys, the fault, alerts that the platform's Alertmanager posts to
 * Firebreak's webhook, correlation, and the time until somebody looks. Nothing of it is left after `stop`.
 */
export async function stageIncident(installation: Installation, plan: IncidentPlan): Promise<StagedIncident> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).toReversed()) await each();
  };
  try {
    const platform = await startPlatform({
      manualClock: true,
      tickMs,
      varied: true,
      seed: plan.platformSeed,
      warmUpMs,
    });
    stops.push(() => platform.stop());
    const { clients, ...connections } = await connectToPlatform(platform, plan.missing);
    stops.push(() => connections.stop());
    const time = followPlatform(platform);
    const deps: Deps = {
      db: installation.database.db,
      queue: installation.queue,
      clock: { now: () => new Date(time.nowMs()) },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      policy: examPolicy({
        evidenceTimeoutMs: plan.missing?.how === 'hangs' ? evidenceTimeoutMs.hanging : evidenceTimeoutMs.usual,
      }),
      classifier: installation.classifier,
      learned: { severity: null, trackRecord: null, priors: null },
      runbooks: installation.runbooks,
      clients,
    };
    stops.push(await receiveAlerts(deps, platform));
    return { deps, ...(await playPlan(plan, platform, time, deps)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function receiveAlerts(deps: Deps, platform: Platform): Promise<() => Promise<void>> {
  const bearerToken = randomUUID();
  const webhooks = createWebhooks(deps, {
    credentials: { bearerToken, basic: null },
    labels: defaultPrecedence,
    maxBodyBytes: 4 * 1024 * 1024,
  });
  const server = await serveApp(webhooks, { host: '127.0.0.1', port: 0, tls: null });
  platform.setAlertReceiver({ url: `${server.origin}/webhooks/alertmanager`, bearerToken });
  return () => server.stop();
}
