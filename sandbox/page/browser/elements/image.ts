import type { ImageElement } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { icon } from '#sandbox/page/browser/icon.ts';
import type { ElementProps } from './element-props.ts';

const drawable = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/;

/**
 * A picture. The page loads nothing from elsewhere, so only pictures that travel inside the message are drawn; any
 * other one shows its description.
 */
export function imageElement({ element }: Pick<ElementProps<ImageElement>, 'element'>): VNode {
  const address = 'image_url' in element ? element.image_url : '';
  return drawable.test(address)
    ? html`<img class="image" src=${address} alt=${element.alt_text} />`
    : html`<span class="image-absent" role="img" aria-label=${element.alt_text} title=${address}
        >${icon('image')}<span>${element.alt_text}</span></span
      >`;
}
