import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { commandTable } from '#handlers/slack/commands/command-table.ts';
import { requiredScopes } from '#handlers/slack/required-scopes.ts';
import { parseManifest } from '#sandbox/slack/manifest.ts';

/** The parts of Slack's manifest schema, version 2, that Firebreak uses (github.com/slackapi/manifest-schema). */
const manifestSchema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal([1, 2]), minor_version: z.int() }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().max(140),
    background_color: z.string().regex(/^#[0-9a-f]{3}(?:[0-9a-f]{3})?$/i),
    long_description: z.string().min(175).max(4000),
  }),
  features: z.strictObject({
    bot_user: z.strictObject({
      display_name: z
        .string()
        .max(80)
        .regex(/^[a-z0-9-_.]+$/),
      always_online: z.boolean(),
    }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().max(32).startsWith('/'),
          url: z.url({ protocol: /^https$/ }),
          description: z.string().min(1).max(2000),
          usage_hint: z.string().max(1000),
          should_escape: z.boolean(),
        }),
      )
      .min(1)
      .max(50),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string().min(1)).max(255) }) }),
  settings: z.strictObject({
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: z.url({ protocol: /^https$/ }) }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

const textOf = (name: string) => readFile(new URL(`../../../${name}`, import.meta.url), 'utf8');
const manifest = manifestSchema.parse(parse(await textOf('slack-manifest.yml')));
const docs = await textOf('docs/slack.md');

describe('slack-manifest.yml', () => {
  it('is a manifest that a workspace installs', () => {
    expect(parseManifest(manifest).commands.map((command) => command.command)).toEqual(['/incident', '/runbook']);
  });

  it('asks for the scopes that the app requires, each once, and for no other', () => {
    expect(manifest.oauth_config.scopes.bot).toEqual(Object.keys(requiredScopes));
  });

  it('asks for the scopes that docs/slack.md explains, with the same reasons', () => {
    const explained = [...docs.matchAll(/^\| `([a-z:.]+)` \| (.+) \|$/gm)].map(([, scope, reason]) => [scope, reason]);
    const plain = explained.map(([scope, reason]) => [scope, reason?.replaceAll('`', '')]);
    expect(plain).toEqual(Object.entries(requiredScopes));
  });

  it('announces every command that is handled, and docs/slack.md shows each', () => {
    const announced = manifest.features.slash_commands.map((command) => command.command);
    expect(announced).toEqual(commandTable.map((command) => command.name));
    for (const command of announced) expect(docs).toContain(`| \`${command} `);
  });

  it('sends everything to the one address that the app serves', () => {
    const urls = [
      ...manifest.features.slash_commands.map((command) => command.url),
      manifest.settings.interactivity.request_url,
    ];
    expect(new Set(urls.map((url) => new URL(url).pathname))).toEqual(new Set(['/slack/events']));
  });
});
