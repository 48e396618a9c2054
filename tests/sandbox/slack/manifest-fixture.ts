/** The bot scopes of an incident app. */
export const botScopes = [
  'app_mentions:read',
  'bookmarks:read',
  'bookmarks:write',
  'channels:history',
  'channels:join',
  'channels:manage',
  'channels:read',
  'chat:write',
  'commands',
  'groups:history',
  'groups:read',
  'groups:write',
  'im:history',
  'im:read',
  'im:write',
  'pins:read',
  'pins:write',
  'reactions:read',
  'reactions:write',
  'team:read',
  'usergroups:read',
  'users:read',
  'users:read.email',
];

export const botEvents = [
  'app_home_opened',
  'app_mention',
  'channel_archive',
  'channel_created',
  'channel_rename',
  'member_joined_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'pin_added',
  'reaction_added',
  'reaction_removed',
];

/** An app manifest as parsed from YAML, with other scopes or events where a test needs them. */
export function manifestWith(changes: { scopes?: readonly string[]; events?: readonly string[] } = {}): object {
  return {
    display_information: { name: 'Firebreak' },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true },
      bot_user: { display_name: 'firebreak', always_online: true },
      shortcuts: [
        { name: 'Declare incident', type: 'global', callback_id: 'incident_declare', description: 'Open one' },
        { name: 'Add to timeline', type: 'message', callback_id: 'timeline_add', description: 'Add this message' },
      ],
      slash_commands: [
        { command: '/incident', description: 'Manage incidents', usage_hint: '[list]', should_escape: true },
      ],
    },
    oauth_config: { scopes: { bot: changes.scopes ?? botScopes } },
    settings: {
      event_subscriptions: { bot_events: changes.events ?? botEvents },
      interactivity: { is_enabled: true },
    },
  };
}

export function without(list: readonly string[], ...names: readonly string[]): readonly string[] {
  return list.filter((each) => !names.includes(each));
}
