import type { Clock } from './clock.ts';
import { secretHex } from './ids.ts';
import { team } from './seed.ts';

const responseUrlUses = 5;
const responseUrlLifeMs = 30 * 60 * 1000;

export interface ResponseUrlTarget {
  readonly channelId: string;
  readonly userId: string;
  /** The message of the gesture, which `replace_original` and `delete_original` mean; null after a command. */
  readonly messageTs: string | null;
}

type ResponseUrlUse =
  | { readonly outcome: 'usable'; readonly target: ResponseUrlTarget }
  | { readonly outcome: 'used_url' | 'expired_url' | 'unknown_url' };

export interface ResponseUrls {
  issue(baseUrl: string, kind: 'actions' | 'commands', target: ResponseUrlTarget): string;
  /** Counts one use: five within half an hour, then never again. */
  use(path: string): ResponseUrlUse;
}

export function createResponseUrls(clock: Clock): ResponseUrls {
  const issued = new Map<string, { target: ResponseUrlTarget; issuedMs: number; uses: number }>();
  return {
    issue: (baseUrl, kind, target) => {
      const path = `/${kind}/${team.id}/${clock.now().getTime()}/${secretHex(12)}`;
      issued.set(path, { target, issuedMs: clock.now().getTime(), uses: 0 });
      return `${baseUrl}${path}`;
    },
    use: (path) => {
      const entry = issued.get(path);
      if (!entry) return { outcome: 'unknown_url' };
      if (clock.now().getTime() - entry.issuedMs > responseUrlLifeMs) return { outcome: 'expired_url' };
      if (entry.uses >= responseUrlUses) return { outcome: 'used_url' };
      entry.uses += 1;
      return { outcome: 'usable', target: entry.target };
    },
  };
}
