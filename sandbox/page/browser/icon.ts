import { html } from 'htm/preact';
import type { VNode } from 'preact';

/** Strokes on a 16 × 16 grid. */
const strokes = {
  arc: 'M8 2.5A5.5 5.5 0 1 1 2.5 8',
  alert: 'M8 2.2 14.5 13.5h-13zM8 6.5v3.2M8 11.8v.1',
  bell: 'M8 2a4 4 0 0 0-4 4c0 4-1.5 5-1.5 5h11S12 10 12 6a4 4 0 0 0-4-4M6.7 13.5a1.5 1.5 0 0 0 2.6 0',
  bolt: 'M9 1.8 3.2 9h4L6.8 14.2 12.8 7h-4z',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  chevron: 'm4.5 6.3 3.5 3.5 3.5-3.5',
  clock: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 4.5V8l2.4 1.6',
  close: 'm4 4 8 8M12 4l-8 8',
  dots: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  error: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 4.8v3.8M8 11v.1',
  external: 'M6 3.5H3.5v9h9V10M9 3.5h3.5V7M12.2 3.8 7.5 8.5',
  eye: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8M8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6',
  hash: 'M6.5 2.5 5 13.5M11 2.5 9.5 13.5M3 6h10.5M2.5 10H13',
  image: 'M2.5 3h11v10h-11zM2.5 11l3-3 2.5 2.5L10.5 8l3 3M6 6.2v.1',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  minus: 'M3.5 8h9',
  pin: 'M9.5 2 14 6.5l-2.2.6-2.5 2.5-.3 3L3.4 7l3-.3 2.5-2.5zM6.2 9.8 2.5 13.5',
  reply: 'M13.5 12.5v-1.7a3 3 0 0 0-3-3h-8M5.5 4.5l-3.3 3.3 3.3 3.3',
  send: 'm2.5 8-.7-5.5L14.5 8 1.8 13.5zM2.5 8h6',
  shield: 'M8 1.8 13 3.6v4c0 3.2-2.1 5.4-5 6.6-2.9-1.2-5-3.4-5-6.6v-4z',
  smile: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M5.5 9.5s.8 1.5 2.5 1.5 2.5-1.5 2.5-1.5M6 6.2v.1M10 6.2v.1',
  user: 'M8 2.5a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4M2.8 13.7c.5-2.6 2.6-4 5.2-4s4.7 1.4 5.2 4',
} as const;

export type IconName = keyof typeof strokes;

/** A line icon in the colour of its text. Purely decorative: whatever holds it carries the words. */
export function icon(name: IconName): VNode {
  return html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <path d=${strokes[name]} />
  </svg>`;
}
