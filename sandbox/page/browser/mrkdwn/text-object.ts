import type { TextObject } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Directory } from '#sandbox/page/browser/directory.ts';
import { emojiCharacter } from './emoji.ts';
import { mrkdwnText } from './formatted-text.ts';

/** The words of a plain text object, emoji shortcodes drawn. */
export function plainText(text: { readonly text: string } | undefined): string {
  return (text?.text ?? '').replace(/:([a-z0-9_+'-]{1,60}):/g, (code, name: string) => emojiCharacter(name) ?? code);
}

/** Draws a text object of either kind. Nothing of it is ever read as markup of the page. */
export function textObject(text: TextObject, directory: Directory): VNode[] {
  return text.type === 'mrkdwn' ? mrkdwnText(text.text, directory) : [html`<p class="text">${plainText(text)}</p>`];
}
