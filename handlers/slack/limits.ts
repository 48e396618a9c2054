/**
 * Every length and count that Slack enforces on what Firebreak sends, in characters or items. Sources: Block Kit
 * reference (docs.slack.dev/reference/block-kit), `chat.update`, `conversations.create`, `conversations.setTopic`.
 */
export const slackLimits = {
  blocksPerMessage: 50,
  blocksPerModal: 100,
  /** Undocumented: above about 13,200 characters Slack answers `msg_blocks_too_long`. Counted here over the JSON. */
  blocksTotal: 13_200,
  /** `chat.update` refuses more (`msg_too_long`) where `chat.postMessage` would only truncate. */
  messageText: 4000,
  sectionText: 3000,
  sectionFields: 10,
  fieldText: 2000,
  headerText: 150,
  contextElements: 10,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  idLength: 255,
  privateMetadata: 3000,
  modalTitle: 24,
  modalButton: 24,
  inputLabel: 2000,
  inputHint: 2000,
  placeholder: 150,
  plainTextInput: 3000,
  optionText: 75,
  /** The option-object page says 150, the types say 75. */
  optionValue: 75,
  selectOptions: 100,
  optionGroups: 100,
  groupLabel: 75,
  channelName: 80,
  channelTopic: 250,
} as const satisfies Record<string, number>;

/** How long Slack waits for the acknowledgement of a gesture; its person sees an error afterwards. */
export const ackLimitMs = 3000;
