import { isJsonObject, textOf } from './json.ts';
import type { JsonObject } from './json.ts';
import { team } from './seed.ts';
import type { View } from './views.ts';
import type { World } from './world.ts';

/** A view object as `views.open` returns it and as interactions carry it. */
export function viewWire(world: World, view: View): JsonObject {
  const { content } = view;
  return {
    id: view.id,
    team_id: team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: textOf(content.private_metadata),
    callback_id: textOf(content.callback_id),
    state: { values: view.values },
    hash: view.hash,
    title: plainText(content.title),
    clear_on_close: content.clear_on_close === true,
    notify_on_close: content.notify_on_close === true,
    close: plainText(content.close),
    submit: plainText(content.submit),
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: world.app.id,
    external_id: view.externalId,
    app_installed_team_id: team.id,
    bot_id: world.app.botId,
  };
}

function plainText(value: unknown): JsonObject | null {
  return isJsonObject(value) ? { emoji: true, ...value } : null;
}
