const mark = '***';
/** A shorter piece of base64 would stand in too many words by chance. */
const shortestBase64 = 4;
const shortestLine = 4;

/** Blots secrets out of what a script has printed. */
export interface Redactor {
  /** How many bytes past a limit are needed to know a secret that begins before it. */
  readonly lookaheadBytes: number;
  /** The first `limitBytes` of the output, each secret that begins there replaced by `***`. */
  redact(output: Buffer, limitBytes: number): Buffer;
}

/**
 * Knows each secret as it is, line by line when it has several, and as base64 (standard or URL-safe, alone or within a
 * longer text, with line breaks). What a script encrypts, reverses or spells out is beyond it.
 */
export function createRedactor(secrets: readonly string[]): Redactor {
  const patterns = secrets.filter((secret) => secret !== '').flatMap(patternsOf);
  const longest = Math.max(0, ...secrets.map((secret) => Buffer.byteLength(secret)));
  return {
    // Base64 is a third longer, and may have a line break after every character.
    lookaheadBytes: longest * 4 + 8,
    redact(output, limitBytes) {
      // One character a byte, so that an offset in the text is one in the output, whatever its encoding.
      const text = output.toString('latin1');
      let redacted = '';
      let at = 0;
      for (const [start, end] of spansOf(patterns, text)) {
        if (start >= limitBytes) break;
        redacted += text.slice(at, start) + mark;
        at = end;
      }
      return Buffer.from(redacted + text.slice(at, Math.max(at, limitBytes)), 'latin1');
    },
  };
}

type Span = readonly [start: number, end: number];

/** Where secrets stand, in order, overlapping ones joined. */
function spansOf(patterns: readonly RegExp[], text: string): readonly Span[] {
  const found: Span[] = [];
  for (const pattern of patterns) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      found.push([match.index, match.index + match[0].length]);
      // The next one may begin within this one.
      pattern.lastIndex = match.index + 1;
    }
  }
  const joined: [number, number][] = [];
  for (const [start, end] of found.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

function patternsOf(secret: string): RegExp[] {
  const lines = secret.split(/\r?\n/).map((line) => line.trim());
  const pieces = new Set([secret, ...lines.filter((line) => line.length >= shortestLine)]);
  const plain = [...pieces].map((piece) => escapeRegExp(Buffer.from(piece).toString('latin1')));
  return [...plain, ...base64Patterns(Buffer.from(secret))].map((source) => new RegExp(source, 'g'));
}

/** Base64 writes three bytes as four characters, so a text within another one has three spellings, by where it begins. */
function base64Patterns(secret: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), secret]).toString('base64');
    const wholeFrom = Math.ceil((before * 8) / 6);
    const wholeTo = Math.floor(((before + secret.length) * 8) / 6);
    const own = encoded.slice(wholeFrom, wholeTo);
    if (own.length < shortestBase64) return [];
    const lastIsShared = ((before + secret.length) * 8) % 6 !== 0;
    const characters = Array.from(own, (character) => {
      if (character === '+') return '[+\\-]';
      return character === '/' ? '[/_]' : character;
    });
    return [`${characters.join('(?:\\r?\\n)?')}${lastIsShared ? '[\\w+/\\-]?' : ''}={0,2}`];
  });
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
