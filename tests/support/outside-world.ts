import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Platform, Workspace } from '#sandbox/contract.ts';
import { startPlatform } from '#sandbox/platform/start-platform.ts';
import { startWorkspace } from '#sandbox/slack/start-workspace.ts';

/** Everything Firebreak talks to: a Slack workspace and a platform, on loopback ports of their own. */
export interface OutsideWorld {
  readonly workspace: Workspace;
  readonly platform: Platform;
  stop(): Promise<void>;
}

export interface OutsideWorldOptions {
  /** Simulated milliseconds of the platform per real one, at most; 1 unless given. */
  readonly speed?: number;
  /** Whether Slack limits its methods; it does unless told otherwise. */
  readonly rateLimits?: 'enforced' | 'off';
}

/** Starts the world without Firebreak: Slack delivers nowhere yet, and alerts are sent to nobody. */
export async function startOutsideWorld(options: OutsideWorldOptions = {}): Promise<OutsideWorld> {
  const manifest = parse(await readFile(new URL('../../slack-manifest.yml', import.meta.url), 'utf8')) as object;
  const platform = await startPlatform({ manualClock: true });
  const stopDriving = drive(platform, options.speed ?? 1);
  const workspace = await startWorkspace({
    manifest,
    host: '127.0.0.1',
    rateLimits: options.rateLimits ?? 'enforced',
  });
  return {
    workspace,
    platform,
    async stop() {
      stopDriving();
      await workspace.stop();
      await platform.stop();
    },
  };
}

const tickMs = 100;

/**
 * Moves the platform on. Its own clock catches up after a standstill, which on a crowded machine would keep this
 * process from answering Firebreak; this one loses the time instead.
 */
function drive(platform: Platform, speed: number): () => void {
  let underWay = false;
  const timer = setInterval(() => {
    if (underWay) return;
    underWay = true;
    void platform.advance(tickMs * speed).finally(() => {
      underWay = false;
    });
  }, tickMs);
  return () => clearInterval(timer);
}
