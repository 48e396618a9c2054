import { secretHex } from './ids.ts';
import { app } from './seed.ts';

/** The installed app: its fixed ids, and credentials that are fresh for every workspace started. */
export interface AppIdentity {
  readonly id: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** The deprecated token that still stands in every payload. */
  readonly verificationToken: string;
}

export function createAppIdentity(): AppIdentity {
  return {
    ...app,
    botToken: `xoxb-${secretHex(12)}-${secretHex(12)}`,
    appToken: `xapp-1-${app.id}-${secretHex(24)}`,
    signingSecret: secretHex(16),
    verificationToken: secretHex(12),
  };
}
