import type { ComponentChildren, VNode } from 'preact';

const voidTags = new Set(['input', 'img', 'hr', 'br', 'path', 'rect']);

/**
 * The markup that a tree of nodes stands for, in the way a document would hold it: text escaped, attributes quoted.
 * Functions and classes without state are run; listeners are left out.
 */
export function markupOf(node: ComponentChildren): string {
  if (Array.isArray(node)) return node.map(markupOf).join('');
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (typeof node !== 'object') return escapeText(String(node));
  const { type, props } = node as VNode<Record<string, unknown>>;
  const children = props.children;
  if (typeof type === 'function') return markupOf(run(type, props));
  if (!type) return markupOf(children);
  const attributes = Object.entries(props)
    .filter(
      ([name, value]) =>
        name !== 'children' && !name.startsWith('on') && value !== undefined && value !== null && value !== false,
    )
    .map(
      ([name, value]) =>
        ` ${name}="${escapeText(value === true ? '' : typeof value === 'string' ? value : JSON.stringify(value))}"`,
    );
  const open = `<${type}${attributes.join('')}>`;
  return voidTags.has(type) ? open : `${open}${markupOf(children)}</${type}>`;
}

/** The words alone, as a reader would see them. */
export function wordsOf(node: ComponentChildren): string {
  return markupOf(node)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Every element of the tree, for tests that press or type. */
export function elementsOf(node: ComponentChildren): VNode<Record<string, unknown>>[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (node === null || typeof node !== 'object') return [];
  const element = node as VNode<Record<string, unknown>>;
  const { type, props } = element;
  if (typeof type === 'function') return elementsOf(run(type, props));
  return [element, ...elementsOf(props.children)];
}

type Component = Exclude<VNode['type'], string>;

function run(type: Component, props: Record<string, unknown>): ComponentChildren {
  if ('prototype' in type && type.prototype && 'render' in type.prototype) {
    const Class = type as unknown as new (props: object) => { props: object; render(): ComponentChildren };
    const instance = new Class(props);
    instance.props = props;
    return instance.render();
  }
  return (type as (props: object) => ComponentChildren)(props);
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
