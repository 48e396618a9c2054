/** How long a script may take unless its step says otherwise. */
export const usualScriptTimeoutMs = 60_000;

/** How much of what a script prints is kept, of each of its two outputs. */
export const scriptOutputBytes = 65_536;
