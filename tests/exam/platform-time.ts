import type { Platform } from '#sandbox/contract.ts';

/** The platform's time, which is Firebreak's clock as well. */
export interface PlatformTime {
  nowMs(): number;
  /** Moves both on by simulated milliseconds; an alert is received no earlier than the platform sends it. */
  advance(ms: number): Promise<void>;
}

export function followPlatform(platform: Platform): PlatformTime {
  let nowMs = Date.parse(platform.view().at);
  return {
    nowMs: () => nowMs,
    async advance(ms) {
      nowMs += ms;
      await platform.advance(ms);
    },
  };
}
