/** A value made harmless for the place where it stands, or why it may not stand there. */
export type Escaped = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };
