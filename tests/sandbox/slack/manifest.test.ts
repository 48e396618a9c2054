import { expect, test } from 'vitest';
import { parseManifest } from '#sandbox/slack/manifest.ts';
import { botScopes, manifestWith, without } from './manifest-fixture.ts';

test('reads commands, shortcuts, events and scopes', () => {
  const manifest = parseManifest(manifestWith());
  expect(manifest.commands).toEqual([
    { command: '/incident', description: 'Manage incidents', usageHint: '[list]', shouldEscape: true },
  ]);
  expect(manifest.shortcuts.map((each) => each.callbackId)).toEqual(['incident_declare', 'timeline_add']);
  expect(manifest.scopes.has('chat:write')).toBe(true);
  expect(manifest.events.has('app_mention')).toBe(true);
});

test('names the event and the scope that is missing for it', () => {
  const manifest = manifestWith({ scopes: without(botScopes, 'reactions:read') });
  expect(() => parseManifest(manifest)).toThrow(/"reaction_added" needs the bot scope reactions:read/);
});

test('refuses slash commands without the scope for them', () => {
  expect(() => parseManifest(manifestWith({ scopes: without(botScopes, 'commands') }))).toThrow(/commands/);
});

test('names the field that is wrong', () => {
  expect(() => parseManifest({ display_information: { name: '' }, oauth_config: { scopes: { bot: 'all' } } })).toThrow(
    /display_information\.name[\s\S]*oauth_config\.scopes\.bot/,
  );
});
