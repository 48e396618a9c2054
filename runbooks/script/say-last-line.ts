import { plainText } from '#runbooks/templates/plain-text.ts';
import type { ScriptResult } from '#runbooks/ports.ts';

/** The last thing that a script printed, behind a colon: of its errors, or of its output where it had none. */
export function sayLastLine({ stdout, stderr }: Pick<ScriptResult, 'stdout' | 'stderr'>): string {
  const last = (text: string): string | undefined => text.trimEnd().split('\n').at(-1)?.trim();
  const line = last(stderr) || last(stdout);
  return line ? `: ${plainText(line)}` : '';
}
