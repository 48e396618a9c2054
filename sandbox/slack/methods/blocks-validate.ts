import { z } from 'zod';
import { isJsonObject } from '#sandbox/slack/json.ts';
import { refuseWithMessages } from '#sandbox/slack/refusal.ts';
import { validateBlocks } from '#sandbox/slack/validate-blocks.ts';
import { validateView } from '#sandbox/slack/validate-view.ts';
import { argNested } from './arguments.ts';
import { defineMethod } from './define-method.ts';

/** Checks blocks, a message or a view with the same eyes as the methods that would show them. */
export const blocksValidate = defineMethod({
  name: 'blocks.validate',
  tier: 'tier4',
  scopes: [],
  args: z.object({ blocks: argNested.optional(), message: argNested.optional(), view: argNested.optional() }),
  run: (_world, args) => {
    const blocks = isJsonObject(args.message) ? args.message.blocks : args.blocks;
    const problems = args.view === undefined ? validateBlocks('message', blocks) : validateView(args.view);
    if (problems.length === 0) return { ok: true };
    return refuseWithMessages(
      'invalid_blocks',
      problems.map((problem) => problem.message),
    );
  },
});
