import { z } from 'zod';
import { scopesOfEvent } from './event-scopes.ts';

const shortcut = z.object({
  name: z.string().min(1).max(24),
  type: z.enum(['global', 'message']),
  callback_id: z.string().min(1).max(255),
  description: z.string().max(150),
});

const slashCommand = z.object({
  command: z.string().regex(/^\/[^\s/]{1,31}$/, 'a command is a slash and at most 31 characters without spaces'),
  url: z.url().optional(),
  description: z.string().min(1).max(2000),
  usage_hint: z.string().max(1000).default(''),
  should_escape: z.boolean().default(false),
});

/** The parts of an app manifest that decide what the workspace does (schema v2, slackapi/manifest-schema). */
const manifestSchema = z.object({
  display_information: z.object({ name: z.string().min(1).max(35), description: z.string().max(140).optional() }),
  features: z
    .object({
      bot_user: z.object({ display_name: z.string().min(1).max(80), always_online: z.boolean().optional() }).optional(),
      app_home: z.object({ home_tab_enabled: z.boolean().default(false) }).optional(),
      shortcuts: z.array(shortcut).max(10).default([]),
      slash_commands: z.array(slashCommand).max(50).default([]),
    })
    .default({ shortcuts: [], slash_commands: [] }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()).max(255) }) }),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).max(100).default([]) }).optional(),
      interactivity: z.object({ is_enabled: z.boolean() }).optional(),
      socket_mode_enabled: z.boolean().optional(),
    })
    .default({}),
});

interface SlashCommand {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
  readonly shouldEscape: boolean;
}

interface Shortcut {
  readonly name: string;
  readonly type: 'global' | 'message';
  readonly callbackId: string;
}

export interface Manifest {
  readonly appName: string;
  readonly botName: string;
  readonly scopes: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  readonly commands: readonly SlashCommand[];
  readonly shortcuts: readonly Shortcut[];
  readonly isInteractive: boolean;
  readonly hasHomeTab: boolean;
}

/**
 * Reads a parsed `slack-manifest.yml`. Throws an Error naming every wrong field, and every event or command whose
 * scope is not asked for, because Slack would refuse to install such an app.
 */
export function parseManifest(input: unknown): Manifest {
  const parsed = manifestSchema.safeParse(input);
  if (!parsed.success) throw new Error(`The Slack manifest is not valid:\n${z.prettifyError(parsed.error)}`);
  const { display_information: display, features, oauth_config: oauth, settings } = parsed.data;
  const scopes = new Set(oauth.scopes.bot);
  const events = new Set(settings.event_subscriptions?.bot_events);
  const missing = [...events].flatMap((event) => {
    const needed = scopesOfEvent(event);
    return needed.length === 0 || needed.some((scope) => scopes.has(scope))
      ? []
      : [`settings.event_subscriptions.bot_events: "${event}" needs the bot scope ${needed.join(' or ')}`];
  });
  const usesCommands = features.slash_commands.length + features.shortcuts.length > 0;
  if (usesCommands && !scopes.has('commands')) {
    missing.push('features: slash commands and shortcuts need the bot scope commands');
  }
  if (missing.length > 0) {
    throw new Error(
      `The Slack manifest asks for too few scopes; add to oauth_config.scopes.bot:\n${missing.join('\n')}`,
    );
  }
  return {
    appName: display.name,
    botName: features.bot_user?.display_name ?? display.name.toLowerCase(),
    scopes,
    events,
    commands: features.slash_commands.map((each) => ({
      command: each.command,
      description: each.description,
      usageHint: each.usage_hint,
      shouldEscape: each.should_escape,
    })),
    shortcuts: features.shortcuts.map((each) => ({ name: each.name, type: each.type, callbackId: each.callback_id })),
    isInteractive: settings.interactivity?.is_enabled ?? false,
    hasHomeTab: features.app_home?.home_tab_enabled ?? false,
  };
}
