/** The value of a promise if it comes within `waitMs`, else that it is still awaited. Rejections pass through. */
export async function settleWithin<Value>(
  promise: Promise<Value>,
  waitMs: number,
): Promise<{ readonly kind: 'settled'; readonly value: Value } | { readonly kind: 'pending' }> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      promise.then((value) => ({ kind: 'settled' as const, value })),
      new Promise<{ kind: 'pending' }>((resolve) => {
        timer = setTimeout(() => resolve({ kind: 'pending' }), waitMs);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
