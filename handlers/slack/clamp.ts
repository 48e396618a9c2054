const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ellipsis = '…';

/**
 * The text, or as much of it as fits `max` UTF-16 units with "…" at the end. Cut between graphemes, and after a whole
 * word where one ends in the last third, so that no emoji or accent is torn apart.
 */
export function clamp(text: string, max: number): string {
  return clampWritten(text, max, (grapheme) => grapheme);
}

/** As `clamp`, where `write` says how each grapheme is spelled on the wire: what is limited is the spelling. */
export function clampWritten(text: string, max: number, write: (grapheme: string) => string): string {
  let written = '';
  let kept = '';
  let keptWord = '';
  for (const { segment } of graphemes.segment(text)) {
    const next = write(segment);
    if (written.length + next.length > max) return end(kept, keptWord, max);
    if (written.length + next.length <= max - ellipsis.length) {
      if (/^\s+$/u.test(segment)) keptWord = written;
      kept = written + next;
    }
    written += next;
  }
  return written;
}

function end(kept: string, keptWord: string, max: number): string {
  if (max < ellipsis.length) return '';
  return `${keptWord.length > (max * 2) / 3 ? keptWord : kept.trimEnd()}${ellipsis}`;
}
