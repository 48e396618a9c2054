import type { TableBlock } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { BlockProps } from './block-props.ts';
import { richTextBlock } from './rich-text.ts';

type Cell = TableBlock['rows'][number][number];

/** Rows and columns; the first row is the head. */
export function tableBlock({ block, scope }: BlockProps<TableBlock>): VNode {
  const [head = [], ...rows] = block.rows;
  const cell = (tag: 'th' | 'td', content: Cell, column: number): VNode => {
    const align = block.column_settings?.[column]?.align ?? 'left';
    return html`<${tag} class=${`align-${align}`} scope=${tag === 'th' ? 'col' : undefined}>
      ${content.type === 'rich_text' ? richTextBlock({ block: content, scope }) : content.text}
    </${tag}>`;
  };
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="Table">
    <table class="table">
      <thead>
        <tr>
          ${head.map((content, column) => cell('th', content, column))}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((content, column) => cell('td', content, column))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
