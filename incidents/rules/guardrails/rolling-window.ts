/** Something that was spent. */
export interface Spent {
  readonly at: Date;
  readonly amount: number;
}

/**
 * When `amount` more may be spent so that no span of `windowMs` ever holds more than `limit`: `now`, `never` (it is more
 * than the limit by itself), or the instant at which enough has left the window. What was spent at an instant leaves
 * the window exactly `windowMs` later. Spending nothing is always possible.
 */
export function roomAt(
  spent: readonly Spent[],
  amount: number,
  limit: number,
  window: { readonly now: Date; readonly windowMs: number },
): 'now' | 'never' | Date {
  if (amount === 0) return 'now';
  if (amount > limit) return 'never';
  const counted = spent
    .map((past) => ({ leavesMs: past.at.getTime() + window.windowMs, amount: past.amount }))
    .filter(({ leavesMs }) => leavesMs > window.now.getTime())
    .sort((a, b) => a.leavesMs - b.leavesMs);
  let total = counted.reduce((sum, past) => sum + past.amount, amount);
  if (total <= limit) return 'now';
  for (const past of counted) {
    total -= past.amount;
    if (total <= limit) return new Date(past.leavesMs);
  }
  return 'never';
}
