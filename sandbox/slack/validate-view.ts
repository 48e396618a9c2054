import { z } from 'zod';
import { blockProblem, problemsOf } from './blocks/block-problem.ts';
import type { BlockProblem } from './blocks/block-problem.ts';
import { plainText } from './blocks/text-objects.ts';
import { isJsonObject, jsonObjects } from './json.ts';
import { validateBlocks } from './validate-blocks.ts';

const members = {
  blocks: z.array(z.unknown()),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

const modal = z.strictObject({
  type: z.literal('modal'),
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
  ...members,
});

const home = z.strictObject({ type: z.literal('home'), ...members });

/**
 * What `views.open` and its kin would refuse about a view; empty when it would be shown (docs:
 * reference/views/modal-views, home-tab-views). Pure; pointers begin at `/view`.
 */
export function validateView(view: unknown): readonly BlockProblem[] {
  if (!isJsonObject(view)) return [blockProblem('/view', 'must be an object')];
  const { type } = view;
  if (type !== 'modal' && type !== 'home') return [blockProblem('/view/type', 'must be one of: modal, home')];
  const parsed = (type === 'modal' ? modal : home).safeParse(view);
  const ofMembers = parsed.success ? [] : problemsOf(parsed.error, '/view');
  const ofBlocks = Array.isArray(view.blocks) ? validateBlocks(type, view.blocks) : [];
  const hasInput = jsonObjects(view.blocks).some((block) => block.type === 'input');
  const needsSubmit = type === 'modal' && hasInput && view.submit === undefined;
  return [
    ...ofMembers,
    ...ofBlocks.map((problem) => blockProblem(`/view${problem.pointer}`, problem.reason, problem.error)),
    ...(needsSubmit ? [blockProblem('/view', 'missing required field: submit')] : []),
  ];
}
