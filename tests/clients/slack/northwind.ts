import { onTestFinished } from 'vitest';
import { createSlackClient, type SlackClient } from '#clients/slack.ts';
import type { Workspace } from '#sandbox/contract.ts';
import { startWorkspace } from '#sandbox/slack/start-workspace.ts';

/** The scopes that the client needs, and not one more; the workspace refuses a call that lacks its scope. */
const scopes = [
  'channels:history',
  'channels:manage',
  'channels:read',
  'chat:write',
  'commands',
  'pins:write',
  'usergroups:read',
];

/** The sandbox's workspace and a client of ours in it; both end with the test. */
export async function startNorthwind(): Promise<{ readonly workspace: Workspace; readonly slack: SlackClient }> {
  const workspace = await startWorkspace({
    host: '127.0.0.1',
    manifest: {
      display_information: { name: 'Firebreak' },
      features: {
        bot_user: { display_name: 'firebreak' },
        slash_commands: [{ command: '/incident', description: 'Incidents', usage_hint: '[list]' }],
      },
      oauth_config: { scopes: { bot: scopes } },
      settings: { interactivity: { is_enabled: true } },
    },
  });
  onTestFinished(() => workspace.stop());
  return { workspace, slack: createSlackClient({ token: workspace.botToken, apiUrl: workspace.apiUrl }) };
}
