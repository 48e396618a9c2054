/**
 * The address of a step within a run: the way to it through the runbook, list by list. `steps[1].if_true[0]` is the
 * first step under if_true of the second step. In a loop the turn stands behind the step that loops, from 0:
 * `steps[3]#2.steps[0]`. Without its turns an address is the step's path in the runbook's text.
 */
export type Address = readonly Place[];

/** One list on the way, and the step in it. */
export interface Place {
  /** The list's name; dotted where it stands in a block of lists: `branches.logs`. */
  readonly list: string;
  readonly index: number;
  /** The turn of the loop that the step at this place makes; null where it does not loop or is meant as a whole. */
  readonly turn: number | null;
}

const placePattern = /([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\[(\d+)\](?:#(\d+))?/y;

/** Reads what `sayAddress` writes; null when it is no address. */
export function parseAddress(text: string): Address | null {
  const places: Place[] = [];
  let at = 0;
  while (at < text.length) {
    if (places.length > 0) {
      if (text[at] !== '.') return null;
      at += 1;
    }
    placePattern.lastIndex = at;
    const found = placePattern.exec(text);
    if (found === null) return null;
    const [whole, list = '', index = '', turn] = found;
    places.push({ list, index: Number(index), turn: turn === undefined ? null : Number(turn) });
    at += whole.length;
  }
  return places.length === 0 ? null : places;
}

export function sayAddress(address: Address): string {
  return address.map(({ list, index, turn }) => `${list}[${index}]${turn === null ? '' : `#${turn}`}`).join('.');
}

/** The same step in no particular turn: its path in the runbook's text. */
export function textPath(address: Address): string {
  return sayAddress(address.map((place) => ({ ...place, turn: null })));
}
