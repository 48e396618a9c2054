import type { z } from 'zod';
import type { JsonObject } from '#sandbox/slack/json.ts';
import type { RateTier } from '#sandbox/slack/rate-limits.ts';
import { refuse, refuseWithMessages } from '#sandbox/slack/refusal.ts';
import type { Refusal } from '#sandbox/slack/refusal.ts';
import type { World } from '#sandbox/slack/world.ts';

export type Reply = { readonly ok: true; readonly [member: string]: unknown } | Refusal;

/** One method of the Web API, ready to be listed in the table. */
export interface Method {
  readonly name: string;
  readonly tier: RateTier;
  /** The kind of token it takes. */
  readonly token: 'bot' | 'app' | 'none';
  /** Bot scopes any one of which opens the method; none for a method that needs no scope. */
  readonly scopes: readonly string[];
  /** Checks the arguments and does it; `invalid_arguments` says which argument is wrong and why. */
  call(world: World, raw: JsonObject): Reply;
}

export function defineMethod<Args extends z.ZodType>(spec: {
  readonly name: string;
  readonly tier: RateTier;
  readonly token?: Method['token'];
  readonly scopes: readonly string[];
  readonly args: Args;
  readonly run: (world: World, args: z.output<Args>) => Reply;
}): Method {
  return {
    name: spec.name,
    tier: spec.tier,
    token: spec.token ?? 'bot',
    scopes: spec.scopes,
    call: (world, raw) => {
      const parsed = spec.args.safeParse(raw);
      if (!parsed.success) return refuseArguments(parsed.error);
      return spec.run(world, parsed.data);
    },
  };
}

/** True when the app has one of the scopes, or the workspace does not insist. */
export function hasScope(world: World, scopes: readonly string[]): boolean {
  return !world.isStrict || scopes.length === 0 || scopes.some((scope) => world.manifest.scopes.has(scope));
}

export function missingScope(world: World, needed: readonly string[]): Refusal {
  return refuse('missing_scope', { needed: needed.join(','), provided: [...world.manifest.scopes].join(',') });
}

function refuseArguments(error: z.ZodError): Refusal {
  const messages = error.issues.map((issue) => {
    const field = issue.path.join('.');
    const isMissing = issue.code === 'invalid_type' && issue.message.includes('received undefined');
    return isMissing
      ? `[ERROR] missing required field: ${field}`
      : `[ERROR] ${issue.message} [json-pointer:/${issue.path.join('/')}]`;
  });
  return refuseWithMessages('invalid_arguments', messages);
}
