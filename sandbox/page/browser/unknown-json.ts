import { html } from 'htm/preact';
import type { VNode } from 'preact';

/** What the page cannot draw, in the open: a grey box with its JSON. */
export function unknownJson({ what, json }: { readonly what: string; readonly json: object }): VNode {
  const type = 'type' in json ? String(json.type) : 'untyped';
  return html`<div class="unknown" data-testid="unknown-${what}">
    <p class="hint">This page does not draw the ${what} <code class="code">${type}</code>. Its JSON:</p>
    <pre class="preformatted" tabindex="0">${JSON.stringify(json, null, 2)}</pre>
  </div>`;
}
