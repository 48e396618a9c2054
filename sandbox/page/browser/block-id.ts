/** A block's id as text; a block without one, or with something else in its place, has the given stand-in. */
export function blockIdOf(block: { readonly block_id?: unknown }, standIn = ''): string {
  return typeof block.block_id === 'string' ? block.block_id : standIn;
}
