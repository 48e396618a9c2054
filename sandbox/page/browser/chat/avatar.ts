import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Person } from '#sandbox/contract.ts';

/** A drawn avatar: initials on the person's colour, or a flame for an app. */
export function avatar(person: Person | undefined, size: 'small' | 'medium' | 'large' = 'large'): VNode {
  const style = { backgroundColor: person?.color ?? '#6b7280' };
  return html`<span
    class=${`avatar avatar-${size}${person?.isBot ? ' avatar-app' : ''}`}
    style=${style}
    aria-hidden="true"
  >
    ${person?.isBot ? html`<svg viewBox="0 0 24 24"><path d="M12.6 2.5c.7 3.6 5.4 5.6 5.4 11a6 6 0 0 1-12 0c0-2.4 1.1-4.2 2.5-5.6.2 1.6.8 2.6 1.7 3.2.3-3.6 1.3-6.5 2.4-8.6z" /></svg>` : initials(person)}
  </span>`;
}

function initials(person: Person | undefined): string {
  const words = (person?.realName || person?.name || '?').split(/\s+/);
  return words
    .slice(0, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 63))
    .join('')
    .toUpperCase();
}
