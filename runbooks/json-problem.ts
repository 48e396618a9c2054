/** What is wrong with a text that should be JSON, and in which line, counted from 1. */
export interface JsonProblem {
  readonly line: number;
  readonly message: string;
}

/** Why a text is not JSON (RFC 8259), or null when it is. */
export function jsonProblem(text: string): JsonProblem | null {
  const message = parseError(text);
  if (message === null) return null;
  const lines = text.split('\n');
  // The engine tells the place only sometimes. The first so many lines stay sound, or unfinished, up to the mistake.
  let [sound, broken] = [0, lines.length];
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2);
    if (mayGoOn(`${lines.slice(0, middle).join('\n')}\n`)) sound = middle;
    else broken = middle;
  }
  return {
    line: broken,
    message: message.replace(/(?:,? (?:\.\.\.)?".*| in JSON)? (?:at position .*|is not valid JSON)$/s, ''),
  };
}

/** Whether more text could still make it JSON. */
function mayGoOn(text: string): boolean {
  const message = parseError(text);
  if (message === null || message.includes('end of JSON input')) return true;
  const position = /at position (\d+)/.exec(message)?.[1];
  return position !== undefined && Number(position) >= text.length;
}

function parseError(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
