import type { ExternalSelect, MultiExternalSelect, MultiSelect, PlainTextOption, Select } from '@slack/types';
import type { Directory } from '#sandbox/page/browser/directory.ts';
import { plainText } from '#sandbox/page/browser/mrkdwn/text-object.ts';

/** The selects whose choices are known when they are drawn; an external one asks the app while somebody types. */
export type SingleSelect = Exclude<Select, ExternalSelect>;
export type MultipleSelect = Exclude<MultiSelect, MultiExternalSelect>;

export interface Choice {
  readonly value: string;
  readonly text: string;
}

export interface ChoiceGroup {
  readonly label: string | null;
  readonly choices: readonly Choice[];
}

/** What a select of any kind offers: the app's own options, or the people and channels of the workspace. */
export function selectChoices(element: SingleSelect | MultipleSelect, directory: Directory): readonly ChoiceGroup[] {
  const people = directory.people.filter((person) => !person.isBot);
  const channels = directory.channels.filter((channel) => !channel.isDirectMessage && !channel.isArchived);
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return element.option_groups
        ? element.option_groups.map((group) => ({
            label: plainText(group.label),
            choices: group.options.map(optionChoice),
          }))
        : [{ label: null, choices: (element.options ?? []).map(optionChoice) }];
    case 'users_select':
    case 'multi_users_select':
      return [{ label: null, choices: people.map((person) => ({ value: person.id, text: person.realName })) }];
    case 'channels_select':
    case 'multi_channels_select':
      return [{ label: null, choices: channels.filter((channel) => !channel.isPrivate).map(channelChoice) }];
    case 'conversations_select':
    case 'multi_conversations_select':
      return [
        { label: 'Channels', choices: channels.map(channelChoice) },
        { label: 'People', choices: people.map((person) => ({ value: person.id, text: person.realName })) },
      ];
  }
}

/** The values that an element starts with, by its kind's own `initial_*` field. */
export function initialChoices(element: SingleSelect | MultipleSelect): readonly string[] {
  switch (element.type) {
    case 'static_select':
      return one(element.initial_option?.value);
    case 'multi_static_select':
      return (element.initial_options ?? []).flatMap((option) => one(option.value));
    case 'users_select':
      return one(element.initial_user);
    case 'multi_users_select':
      return element.initial_users ?? [];
    case 'channels_select':
      return one(element.initial_channel);
    case 'multi_channels_select':
      return element.initial_channels ?? [];
    case 'conversations_select':
      return one(element.initial_conversation);
    case 'multi_conversations_select':
      return element.initial_conversations ?? [];
  }
}

function optionChoice(option: PlainTextOption): Choice {
  return { value: option.value ?? '', text: plainText(option.text) };
}

function channelChoice(channel: { readonly id: string; readonly name: string }): Choice {
  return { value: channel.id, text: `#${channel.name}` };
}

function one(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}
