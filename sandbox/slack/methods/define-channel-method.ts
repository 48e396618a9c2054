import { z } from 'zod';
import { botIsIn } from '#sandbox/slack/channels.ts';
import type { Channel, ChannelKind } from '#sandbox/slack/channels.ts';
import { refuse } from '#sandbox/slack/refusal.ts';
import type { RateTier } from '#sandbox/slack/rate-limits.ts';
import type { Refusal } from '#sandbox/slack/refusal.ts';
import type { World } from '#sandbox/slack/world.ts';
import { argText } from './arguments.ts';
import { defineMethod, hasScope, missingScope } from './define-method.ts';
import type { Method, Reply } from './define-method.ts';

/** Scopes by the kind of conversation; a method needs the one of the conversation at hand. */
export type ScopesByKind = Readonly<Record<ChannelKind, readonly string[]>>;

export const conversationScopes = {
  manage: { public: ['channels:manage'], private: ['groups:write'], im: ['im:write'], mpim: ['mpim:write'] },
  invite: {
    public: ['channels:manage', 'channels:write.invites'],
    private: ['groups:write', 'groups:write.invites'],
    im: ['im:write'],
    mpim: ['mpim:write'],
  },
  topic: {
    public: ['channels:manage', 'channels:write.topic'],
    private: ['groups:write', 'groups:write.topic'],
    im: ['im:write'],
    mpim: ['mpim:write'],
  },
  read: { public: ['channels:read'], private: ['groups:read'], im: ['im:read'], mpim: ['mpim:read'] },
  history: {
    public: ['channels:history'],
    private: ['groups:history'],
    im: ['im:history'],
    mpim: ['mpim:history'],
  },
} as const satisfies Record<string, ScopesByKind>;

/** The same scopes whatever the kind of conversation. */
export function forEveryKind(scopes: readonly string[]): ScopesByKind {
  return { public: scopes, private: scopes, im: scopes, mpim: scopes };
}

export function anyOf(scopes: ScopesByKind): readonly string[] {
  return [...new Set([...scopes.public, ...scopes.private, ...scopes.im, ...scopes.mpim])];
}

/**
 * A method about one conversation: finds it, and refuses when the app may not see it, lacks the scope for its kind,
 * is not in it, or it is archived, each in Slack's words.
 */
export function defineChannelMethod<Shape extends z.ZodRawShape>(spec: {
  readonly name: string;
  readonly tier: RateTier;
  readonly scopes: ScopesByKind;
  readonly args: Shape;
  /** The member that names the conversation. */
  readonly channelArg?: 'channel' | 'channel_id';
  readonly needsMembership: boolean;
  /** The refusal for an archived channel; null where archived channels are fine. */
  readonly archivedError: string | null;
  readonly run: (world: World, channel: Channel, args: z.output<z.ZodObject<Shape>>) => Reply;
}): Method {
  const channelArg = spec.channelArg ?? 'channel';
  const schema = z.object({ [channelArg]: argText });
  const rest = z.object(spec.args);
  return defineMethod({
    name: spec.name,
    tier: spec.tier,
    scopes: anyOf(spec.scopes),
    args: z.intersection(schema, rest),
    run: (world, args) => {
      const channel = findConversation(world, String((args as Record<string, unknown>)[channelArg]));
      if (!channel) return refuse('channel_not_found');
      const refusal = admission(world, channel, spec);
      return refusal ?? spec.run(world, channel, args);
    },
  });
}

/** A conversation that the app may know of: a private one exists for it only when it is inside. */
export function findConversation(world: World, channelId: string): Channel | undefined {
  const channel = world.channels.get(channelId);
  if (!channel) return undefined;
  return channel.kind === 'public' || !world.isStrict || botIsIn(world, channel) ? channel : undefined;
}

function admission(
  world: World,
  channel: Channel,
  spec: { scopes: ScopesByKind; needsMembership: boolean; archivedError: string | null },
): Refusal | null {
  const needed = spec.scopes[channel.kind];
  if (!hasScope(world, needed)) return missingScope(world, needed);
  if (spec.needsMembership && world.isStrict && !botIsIn(world, channel)) return refuse('not_in_channel');
  if (spec.archivedError !== null && channel.isArchived) return refuse(spec.archivedError);
  return null;
}
