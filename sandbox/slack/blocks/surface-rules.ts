export type Surface = 'message' | 'modal' | 'home';

/** Blocks that a surface holds at most (docs: reference/block-kit/blocks). */
export const blockLimit: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };

/**
 * Block types that a surface does not show. Cards and carousels are absent from modals because they fail there in
 * practice; `file` is for messages that Slack itself writes.
 */
export const unsupportedBlocks: Readonly<Record<Surface, ReadonlySet<string>>> = {
  message: new Set(['alert', 'file']),
  modal: new Set([
    'markdown',
    'table',
    'data_table',
    'plan',
    'task_card',
    'context_actions',
    'file',
    'card',
    'carousel',
  ]),
  home: new Set(['alert', 'markdown', 'table', 'data_table', 'plan', 'task_card', 'context_actions', 'file']),
};
