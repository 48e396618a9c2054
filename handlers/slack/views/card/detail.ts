/** How much of a long incident a view shows. */
export interface Detail {
  readonly evidence: number;
  readonly steps: number;
  /** Changes that a question shows, and how many lines of difference and how many notes each of them. */
  readonly changes: number;
  readonly differences: number;
  /** Doubts that are put to people at once. */
  readonly doubts: number;
  /** Longest line of evidence or step, in characters as sent. */
  readonly lineChars: number;
  /** Longest paragraph: reasons, descriptions, prompts. */
  readonly proseChars: number;
}

/** From everything to the least that can still be acted upon. The first that fits Slack's limit is shown. */
export const detailLevels = [
  { evidence: 8, steps: 25, changes: 6, differences: 10, doubts: 3, lineChars: 220, proseChars: 600 },
  { evidence: 5, steps: 15, changes: 5, differences: 6, doubts: 2, lineChars: 160, proseChars: 400 },
  { evidence: 3, steps: 10, changes: 4, differences: 4, doubts: 2, lineChars: 120, proseChars: 250 },
  { evidence: 2, steps: 6, changes: 3, differences: 3, doubts: 1, lineChars: 80, proseChars: 120 },
  { evidence: 1, steps: 4, changes: 2, differences: 2, doubts: 1, lineChars: 50, proseChars: 80 },
  { evidence: 1, steps: 3, changes: 1, differences: 1, doubts: 1, lineChars: 25, proseChars: 35 },
  { evidence: 1, steps: 2, changes: 1, differences: 1, doubts: 1, lineChars: 20, proseChars: 25 },
] as const satisfies readonly Detail[];
