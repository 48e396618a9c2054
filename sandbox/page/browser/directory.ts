import type { ChannelView, Person, WorkspaceView } from '#sandbox/contract.ts';

/** Who and what a text may mention, as the chosen person sees it. */
export interface Directory {
  readonly viewerId: string;
  readonly people: readonly Person[];
  readonly channels: readonly ChannelView[];
  readonly now: Date;
  person(id: string): Person | undefined;
  channel(id: string): ChannelView | undefined;
  /** A group's handle, e.g. `sre-oncall`. */
  usergroupHandle(id: string): string | undefined;
  openChannel(id: string): void;
}

/** Builds the directory of one rendering. */
export function createDirectory(facts: {
  readonly viewerId: string;
  readonly people: readonly Person[];
  readonly usergroups: WorkspaceView['usergroups'];
  readonly channels: readonly ChannelView[];
  readonly now: Date;
  readonly openChannel: (id: string) => void;
}): Directory {
  const people = new Map(facts.people.map((person) => [person.id, person]));
  const channels = new Map(facts.channels.map((channel) => [channel.id, channel]));
  return {
    ...facts,
    person: (id) => people.get(id),
    channel: (id) => channels.get(id),
    usergroupHandle: (id) => facts.usergroups.find((group) => group.id === id)?.handle,
  };
}
