import { isJsonObject } from '#sandbox/slack/json.ts';
import type { JsonObject } from '#sandbox/slack/json.ts';
import { refuse, refuseWithMessages } from '#sandbox/slack/refusal.ts';
import type { Refusal } from '#sandbox/slack/refusal.ts';
import { validateView } from '#sandbox/slack/validate-view.ts';
import type { World } from '#sandbox/slack/world.ts';

/** Bytes of JSON that one view may take. */
const viewSizeLimit = 250_000;

/** The view that was sent, when it is of that type and Slack would show it. */
export function readView(world: World, raw: unknown, type: 'modal' | 'home'): JsonObject | Refusal {
  if (!isJsonObject(raw)) {
    return refuseWithMessages('invalid_arguments', ['[ERROR] must be an object [json-pointer:/view]']);
  }
  if (raw.type !== type) {
    const message = `[ERROR] must be one of: ${type} [json-pointer:/view/type]`;
    return refuseWithMessages('invalid_arguments', [message]);
  }
  if (JSON.stringify(raw).length > viewSizeLimit) return refuse('view_too_large');
  const problems = world.isStrict ? validateView(raw) : [];
  if (problems.length === 0) return raw;
  return refuseWithMessages(
    'invalid_arguments',
    problems.map((problem) => problem.message),
  );
}
