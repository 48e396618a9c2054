/** Fields with their values filled in, or why that cannot be done. */
export type Filled<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };
