import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Person } from '#sandbox/contract.ts';
import { icon } from '#sandbox/page/browser/icon.ts';
import { avatar } from './avatar.ts';

interface PersonSwitcherProps {
  readonly people: readonly Person[];
  readonly viewerId: string;
  readonly onSwitch: (id: string) => void;
}

/** Chooses whose eyes and hands the page is. Arrow keys move, Enter chooses, Escape closes. */
export function PersonSwitcher({ people, viewerId, onSwitch }: PersonSwitcherProps): VNode {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const humans = people.filter((person) => !person.isBot);
  const me = humans.find((person) => person.id === viewerId);

  useEffect(() => {
    if (!isOpen) return;
    box.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus();
    const closeOutside = (event: PointerEvent): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [isOpen]);

  const move = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      setOpen(false);
      box.current?.querySelector('button')?.focus();
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || !isOpen) return;
    event.preventDefault();
    const items = [...(box.current?.querySelectorAll<HTMLElement>('[role="menuitemradio"]') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    items[(at + step + items.length) % items.length]?.focus();
  };

  return html`<div class="person-switcher" ref=${box} onKeyDown=${move}>
    <button
      type="button"
      class="person-current"
      data-testid="person-switcher"
      data-viewer=${viewerId}
      aria-haspopup="menu"
      aria-expanded=${isOpen ? 'true' : 'false'}
      onClick=${() => setOpen(!isOpen)}
    >
      ${avatar(me, 'medium')}
      <span class="person-words"
        ><span class="hidden">You are </span><b>${me?.realName ?? viewerId}</b><small>${me?.title}</small></span
      >
      ${icon('chevron')}
    </button>
    ${
      isOpen &&
      html`<div class="menu menu-right person-menu" role="menu" aria-label="Look at the workspace as">
        <p class="menu-heading">Look at the workspace as</p>
        ${humans.map(
          (person) =>
            html`<button
              type="button"
              key=${person.id}
              class="menu-item person-item"
              role="menuitemradio"
              aria-checked=${person.id === viewerId ? 'true' : 'false'}
              data-testid=${`person-${person.name}`}
              onClick=${() => {
                setOpen(false);
                onSwitch(person.id);
              }}
            >
              ${avatar(person, 'medium')}
              <span class="person-words"><b>${person.realName}</b><small>${person.title}</small></span>
              ${person.id === viewerId && icon('check')}
            </button>`,
        )}
      </div>`
    }
  </div>`;
}
