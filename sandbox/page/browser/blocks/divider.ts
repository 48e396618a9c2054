import { html } from 'htm/preact';
import type { VNode } from 'preact';

/** A thin line. */
export function dividerBlock(): VNode {
  return html`<hr class="divider" />`;
}
