import { z } from 'zod';
import { actionable, confirmable, focusable, placeholdable } from './element-base.ts';
import { optionGroup, plainOption } from './option-objects.ts';
import { identifier } from './text-objects.ts';

const menu = { ...actionable, ...confirmable, ...focusable, ...placeholdable };
const several = { ...menu, max_selected_items: z.number().int().min(1).optional() };
const responds = { response_url_enabled: z.boolean().optional() };
const ids = z.array(identifier).optional();

const choices = {
  options: z.array(plainOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};

type Choices = {
  readonly options?: readonly { readonly value?: string | undefined }[] | undefined;
  readonly option_groups?:
    | readonly { readonly options: readonly { readonly value?: string | undefined }[] }[]
    | undefined;
};

function hasOneSource(select: Choices): boolean {
  return (select.options === undefined) !== (select.option_groups === undefined);
}

function offers(select: Choices, value: string | undefined): boolean {
  const grouped = select.option_groups?.flatMap((group) => group.options) ?? [];
  return [...(select.options ?? []), ...grouped].some((option) => option.value === value);
}

const oneSource = 'must have either options or option_groups';
const initialIsOffered = 'an initial option must be one of the options';

const staticSelect = z
  .strictObject({ type: z.literal('static_select'), initial_option: plainOption.optional(), ...choices, ...menu })
  .refine(hasOneSource, oneSource)
  .refine((select) => !select.initial_option || offers(select, select.initial_option.value), initialIsOffered);

const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    initial_options: z.array(plainOption).optional(),
    ...choices,
    ...several,
  })
  .refine(hasOneSource, oneSource)
  .refine((select) => (select.initial_options ?? []).every((option) => offers(select, option.value)), initialIsOffered);

const conversationFilter = z.strictObject({
  include: z
    .array(z.enum(['im', 'mpim', 'private', 'public']))
    .min(1)
    .optional(),
  exclude_external_shared_channels: z.boolean().optional(),
  exclude_bot_users: z.boolean().optional(),
});

const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
};
const external = { min_query_length: z.number().int().min(0).optional() };

/** Select menus with one choice and with several (docs: reference/block-kit/block-elements). */
export const selects = [
  staticSelect,
  multiStaticSelect,
  z.strictObject({ type: z.literal('external_select'), initial_option: plainOption.optional(), ...external, ...menu }),
  z.strictObject({
    type: z.literal('multi_external_select'),
    initial_options: z.array(plainOption).optional(),
    ...external,
    ...several,
  }),
  z.strictObject({ type: z.literal('users_select'), initial_user: identifier.optional(), ...menu }),
  z.strictObject({ type: z.literal('multi_users_select'), initial_users: ids, ...several }),
  z.strictObject({ type: z.literal('channels_select'), initial_channel: identifier.optional(), ...responds, ...menu }),
  z.strictObject({ type: z.literal('multi_channels_select'), initial_channels: ids, ...several }),
  z.strictObject({
    type: z.literal('conversations_select'),
    initial_conversation: identifier.optional(),
    ...conversations,
    ...responds,
    ...menu,
  }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    initial_conversations: ids,
    ...conversations,
    ...several,
  }),
] as const;
