/** How much of a long incident a view shows. */
export interface Detail {
  readonly evidence: number;
  readonly steps: number;
  /** Longest line of evidence or step, in characters as sent. */
  readonly lineChars: number;
  /** Longest paragraph: reasons, descriptions, prompts. */
  readonly proseChars: number;
}

/** From everything to the least that can still be acted upon. The first that fits Slack's limit is shown. */
export const detailLevels = [
  { evidence: 8, steps: 25, lineChars: 220, proseChars: 600 },
  { evidence: 5, steps: 15, lineChars: 160, proseChars: 400 },
  { evidence: 3, steps: 10, lineChars: 120, proseChars: 250 },
  { evidence: 2, steps: 6, lineChars: 80, proseChars: 120 },
  { evidence: 1, steps: 4, lineChars: 50, proseChars: 80 },
] as const satisfies readonly Detail[];
