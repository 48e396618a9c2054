import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { ChannelPane } from './chat/channel-pane.ts';
import { HomePane } from './chat/home-pane.ts';
import { Sidebar } from './chat/sidebar.ts';
import { ThreadPane } from './chat/thread-pane.ts';
import { TopBar } from './chat/top-bar.ts';
import { createDirectory } from './directory.ts';
import { ModalWindow } from './modal/modal-window.ts';
import { PlatformPanel } from './platform/platform-panel.ts';
import { followFeed, sendFault, sendGesture, sendHeal } from './page-client.ts';
import type { PageActions } from './page-actions.ts';
import { firstState, homePlace, reducePage } from './page-state.ts';
import { rememberPerson, rememberedPerson } from './remembered-person.ts';

/** Messages are drawn again for the passing of time no more often than this. */
const messageClockMs = 10_000;

/** The whole page: top bar, channels, conversation, thread and platform, kept live from one feed. */
export function App(): VNode {
  const [state, dispatch] = useReducer(reducePage, firstState);
  const [viewerId, setViewerId] = useState(rememberedPerson);
  const [problem, setProblem] = useState<string | null>(null);
  const nowMs = useSecondTicks();
  const occupied = useRef(false);

  useEffect(
    () =>
      followFeed(viewerId, {
        onEvent: (event) => dispatch({ kind: 'feed', event, occupied: occupied.current }),
        onLost: () => dispatch({ kind: 'connection', connection: 'lost' }),
      }),
    [viewerId],
  );

  const { snapshot } = state;
  const me = snapshot?.viewerId ?? '';
  const actions = useMemo((): PageActions => {
    const report = (words: string | null): string | null => {
      setProblem(words);
      return words;
    };
    return {
      dispatch,
      gesture: async (gesture) => report((await sendGesture({ ...gesture, viewer: me })).problem),
      complain: setProblem,
      switchPerson: (id) => {
        rememberPerson(id);
        setProblem(null);
        setViewerId(id);
      },
      inject: (fault, service) => void sendFault(fault, service).then((result) => report(result.problem)),
      heal: () => void sendHeal().then((result) => report(result.problem)),
    };
  }, [me]);

  const workspaceNow = snapshot?.workspace;
  const nowRoundedMs = Math.floor(nowMs / messageClockMs) * messageClockMs;
  const directory = useMemo(
    () =>
      createDirectory({
        viewerId: me,
        people: workspaceNow?.people ?? [],
        usergroups: workspaceNow?.usergroups ?? [],
        channels: workspaceNow?.channels ?? [],
        now: new Date(nowRoundedMs),
        openChannel: (channelId) => dispatch({ kind: 'open-channel', channelId }),
      }),
    [me, workspaceNow?.people, workspaceNow?.usergroups, workspaceNow?.channels, nowRoundedMs],
  );

  if (!snapshot)
    return html`<p class="loading" role="status">
      ${state.connection === 'lost' ? 'Waiting for the sandbox…' : 'Opening the workspace…'}
    </p>`;

  const { workspace, platform } = snapshot;
  const channel = workspace.channels.find((candidate) => candidate.id === state.channelId);
  const root = workspace.messages.find((message) => message.channel === channel?.id && message.ts === state.threadTs);
  occupied.current = workspace.modal !== null || isTyping();

  return html`<div class=${root ? 'frame frame-thread' : 'frame'}>
    <${TopBar} snapshot=${snapshot} connection=${state.connection} actions=${actions} />
    <${Sidebar} state=${state} snapshot=${snapshot} actions=${actions} />
    ${
      state.channelId === homePlace
        ? html`<${HomePane} home=${workspace.home} directory=${directory} actions=${actions} />`
        : html`<${ChannelPane}
            key=${channel?.id}
            channel=${channel}
            state=${state}
            workspace=${workspace}
            directory=${directory}
            actions=${actions}
            problem=${problem}
            onDismissProblem=${() => setProblem(null)}
          />`
    }
    ${root && html`<${ThreadPane} key=${root.ts} root=${root} state=${state} workspace=${workspace} directory=${directory} actions=${actions} />`}
    <${PlatformPanel} platform=${platform} now=${new Date(nowMs)} actions=${actions} />
    ${workspace.modal && html`<${ModalWindow} modal=${workspace.modal} problem=${problem} directory=${directory} actions=${actions} />`}
  </div>`;
}

/** Relative times on the page are redrawn from one clock. */
function useSecondTicks(): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = window.setInterval(() => setNowMs(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, []);
  return nowMs;
}

/** True while the person has something in a text field, which the page must not take away. */
function isTyping(): boolean {
  const focused = document.activeElement;
  return (focused instanceof HTMLTextAreaElement || focused instanceof HTMLInputElement) && focused.value !== '';
}
