import { html, render } from 'htm/preact';
import { App } from './app.ts';

const root = document.querySelector<HTMLElement>('#app');
if (root) {
  root.replaceChildren();
  render(html`<${App} />`, root);
}
