interface Page<T> {
  readonly items: T[];
  readonly metadata?: { readonly _continue?: string };
}

/** What a list request takes; `_continue` asks for the page after the one that gave it. */
export interface PageRequest {
  readonly limit: number;
  readonly _continue?: string;
}

/** Reads a listing page by page, 500 objects at a time, so that one answer never holds a whole large cluster. */
export async function listAll<T>(readPage: (request: PageRequest) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let next: string | undefined;
  do {
    const page = await readPage({ limit: 500, ...(next ? { _continue: next } : {}) });
    items.push(...page.items);
    next = page.metadata?._continue;
  } while (next);
  return items;
}
