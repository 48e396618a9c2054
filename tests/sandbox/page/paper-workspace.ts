import type {
  ChannelView,
  GestureResult,
  Hands,
  MessageView,
  ModalView,
  Person,
  Workspace,
  WorkspaceEvent,
  WorkspaceView,
} from '#sandbox/contract.ts';

/** One gesture as it arrived at the workspace: whose hands, which method, with what. */
interface GestureRecord {
  readonly by: string;
  readonly method: keyof Hands;
  readonly args: readonly unknown[];
}

export interface PaperWorkspace extends Workspace {
  readonly gestures: readonly GestureRecord[];
  /** Adds or replaces a message and tells whoever listens. */
  say(message: Partial<MessageView> & { readonly channel: string; readonly user: string; readonly ts: string }): void;
  putChannel(channel: ChannelView): void;
  showModal(user: string, modal: ModalView | null): void;
  /** What the next gestures answer. */
  answerWith(result: GestureResult): void;
  /** Runs on every gesture, before it answers. */
  onGesture(react: (gesture: GestureRecord) => void | Promise<void>): void;
  readonly listenerCount: () => number;
}

interface PaperFacts {
  readonly people: readonly Person[];
  readonly channels: readonly ChannelView[];
  readonly messages?: readonly MessageView[];
  readonly commands?: WorkspaceView['commands'];
}

const nothing: GestureResult = { problem: null };

/** A workspace on paper: it shows what it is told, records gestures, and delivers to no app. */
export function paperWorkspace(facts: PaperFacts): PaperWorkspace {
  let channels = [...facts.channels];
  let messages = [...(facts.messages ?? [])];
  const modals = new Map<string, ModalView>();
  const gestures: GestureRecord[] = [];
  const listeners = new Set<(event: WorkspaceEvent) => void>();
  let answer = nothing;
  let react: (gesture: GestureRecord) => void | Promise<void> = () => undefined;

  const emit = (event: WorkspaceEvent): void => listeners.forEach((listener) => listener(event));
  const notHere = (): never => {
    throw new Error('A workspace on paper is not served over the wire.');
  };
  const message = (partial: Partial<MessageView> & { channel: string; user: string; ts: string }): MessageView => ({
    text: '',
    blocks: [],
    threadTs: null,
    replyCount: 0,
    edited: false,
    ephemeralFor: null,
    subtype: null,
    reactions: [],
    problem: null,
    ...partial,
  });

  const workspace: PaperWorkspace = {
    url: 'http://127.0.0.1:1',
    apiUrl: 'http://127.0.0.1:1/api/',
    botToken: 'xoxb-paper',
    appToken: 'xapp-paper',
    signingSecret: 'paper',
    botUserId: facts.people.find((person) => person.isBot)?.id ?? 'U0',
    gestures,
    listenerCount: () => listeners.size,
    setRequestUrl: () => undefined,
    as: (by) => {
      const record = async (method: keyof Hands, args: readonly unknown[]): Promise<GestureResult> => {
        const gesture = { by, method, args };
        gestures.push(gesture);
        await react(gesture);
        return answer;
      };
      return {
        post: async (channel, text, threadTs) => {
          await record('post', [channel, text, threadTs]);
          const ts = (Date.now() / 1000).toFixed(6);
          workspace.say({ channel, user: by, ts, text, threadTs: threadTs ?? null });
          return { ts };
        },
        command: (...args) => record('command', args),
        click: (...args) => record('click', args),
        select: (...args) => record('select', args),
        submit: (...args) => record('submit', args),
        close: async (...args) => void (await record('close', args)),
        react: async (...args) => void (await record('react', args)),
        unreact: async (...args) => void (await record('unreact', args)),
        pin: async (...args) => void (await record('pin', args)),
        join: async (...args) => void (await record('join', args)),
        leave: async (...args) => void (await record('leave', args)),
        invite: async (...args) => void (await record('invite', args)),
        openHome: async (...args) => {
          await record('openHome', args);
          return { channel: 'D1' };
        },
        shortcut: (...args) => record('shortcut', args),
        suggest: async () => [],
      };
    },
    view: (viewerId) => {
      const visible = channels.filter((channel) => !channel.isPrivate || channel.members.includes(viewerId));
      return {
        team: { id: 'T1', name: 'Northwind Health', domain: 'northwind-health' },
        people: facts.people,
        usergroups: [],
        channels: visible,
        messages: messages.filter(
          (each) =>
            visible.some((channel) => channel.id === each.channel) &&
            (each.ephemeralFor === null || each.ephemeralFor === viewerId),
        ),
        modal: modals.get(viewerId) ?? null,
        home: null,
        commands: facts.commands ?? [],
      };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    say: (partial) => {
      const known = messages.find((each) => each.channel === partial.channel && each.ts === partial.ts);
      const next = message({ ...known, ...partial });
      messages = known ? messages.map((each) => (each === known ? next : each)) : [...messages, next];
      emit({ kind: 'message', message: next });
      const root = messages.find((each) => each.ts === next.threadTs && each.ts !== next.ts);
      if (root)
        workspace.say({
          ...root,
          replyCount: messages.filter((each) => each.threadTs === root.ts && each !== root).length,
        });
    },
    putChannel: (channel) => {
      channels = [...channels.filter((each) => each.id !== channel.id), channel];
      emit({ kind: 'channel', channel });
    },
    showModal: (user, modal) => {
      if (modal) modals.set(user, modal);
      else modals.delete(user);
      emit({ kind: 'modal', user, modal });
    },
    answerWith: (result) => {
      answer = result;
    },
    onGesture: (next) => {
      react = next;
    },
    waitFor: notHere,
    calls: () => [],
    deliveries: () => [],
    verifyRequestUrl: notHere,
    refreshSockets: notHere,
    failNext: notHere,
    stop: async () => undefined,
  };
  return workspace;
}
