const key = 'firebreak.sandbox.person';

/** Who this tab speaks as, kept over a reload; each tab has its own. */
export function rememberedPerson(): string | null {
  return sessionStorage.getItem(key);
}

/** Keeps the choice for this tab. */
export function rememberPerson(id: string): void {
  sessionStorage.setItem(key, id);
}
