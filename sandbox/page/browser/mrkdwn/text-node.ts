/** A piece of formatted text. Only text and checked addresses live in it, never markup, so a view cannot emit HTML. */
export type TextNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly TextNode[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly TextNode[] }
  | { readonly kind: 'user'; readonly id: string; readonly label: string | null }
  | { readonly kind: 'channel'; readonly id: string; readonly label: string | null }
  | { readonly kind: 'usergroup'; readonly id: string; readonly label: string | null }
  | { readonly kind: 'broadcast'; readonly range: string }
  | {
      readonly kind: 'date';
      readonly epochSeconds: number;
      readonly format: string;
      readonly url: string | null;
      readonly fallback: string;
    }
  | { readonly kind: 'emoji'; readonly name: string };

/** A run of lines that is laid out as one. */
export type TextBlock =
  | { readonly kind: 'paragraph'; readonly children: readonly TextNode[] }
  | { readonly kind: 'quote'; readonly children: readonly TextNode[] }
  | { readonly kind: 'preformatted'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly TextNode[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly ListItem[] }
  | { readonly kind: 'table'; readonly head: readonly TableCell[]; readonly rows: readonly (readonly TableCell[])[] };

export interface ListItem {
  /** How far the item is indented, in levels. */
  readonly level: number;
  /** Set for `- [x]` items. */
  readonly checked: boolean | null;
  readonly children: readonly TextNode[];
}

export interface TableCell {
  readonly align: 'left' | 'center' | 'right';
  readonly children: readonly TextNode[];
}
