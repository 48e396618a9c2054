import { blocksValidate } from './blocks-validate.ts';
import { bookmarksAdd, bookmarksEdit, bookmarksList, bookmarksRemove } from './bookmarks-methods.ts';
import { chatDelete } from './chat-delete.ts';
import { chatGetPermalink } from './chat-get-permalink.ts';
import { chatPostEphemeral } from './chat-post-ephemeral.ts';
import { chatPostMessage } from './chat-post-message.ts';
import { chatUpdate } from './chat-update.ts';
import { conversationsArchive, conversationsUnarchive } from './conversations-archive.ts';
import { conversationsCreate } from './conversations-create.ts';
import { conversationsHistory, conversationsReplies } from './conversations-history.ts';
import { conversationsInvite } from './conversations-invite.ts';
import { conversationsJoin, conversationsKick, conversationsLeave } from './conversations-membership.ts';
import { conversationsOpen } from './conversations-open.ts';
import {
  conversationsInfo,
  conversationsList,
  conversationsMembers,
  usersConversations,
} from './conversations-read.ts';
import { conversationsRename } from './conversations-rename.ts';
import { conversationsSetPurpose, conversationsSetTopic } from './conversations-words.ts';
import type { Method } from './define-method.ts';
import { pinsAdd, pinsList, pinsRemove } from './pins-methods.ts';
import { reactionsAdd, reactionsGet, reactionsRemove } from './reactions-methods.ts';
import { startupMethods } from './startup-methods.ts';
import { usergroupsList, usergroupsUsersList } from './usergroups-methods.ts';
import { usersInfo, usersList, usersLookupByEmail } from './users-methods.ts';
import { viewsOpen, viewsPush } from './views-open.ts';
import { viewsPublish, viewsUpdate } from './views-update.ts';

const methods: readonly Method[] = [
  ...startupMethods,
  conversationsCreate,
  conversationsRename,
  conversationsSetTopic,
  conversationsSetPurpose,
  conversationsInvite,
  conversationsJoin,
  conversationsLeave,
  conversationsKick,
  conversationsArchive,
  conversationsUnarchive,
  conversationsInfo,
  conversationsList,
  conversationsMembers,
  conversationsOpen,
  conversationsHistory,
  conversationsReplies,
  chatPostMessage,
  chatUpdate,
  chatDelete,
  chatPostEphemeral,
  chatGetPermalink,
  pinsAdd,
  pinsList,
  pinsRemove,
  bookmarksAdd,
  bookmarksEdit,
  bookmarksList,
  bookmarksRemove,
  reactionsAdd,
  reactionsGet,
  reactionsRemove,
  usersList,
  usersInfo,
  usersLookupByEmail,
  usersConversations,
  usergroupsList,
  usergroupsUsersList,
  viewsOpen,
  viewsPush,
  viewsUpdate,
  viewsPublish,
  blocksValidate,
];

/** The Web API: every method that is answered; any other is `unknown_method`. */
export const methodTable: ReadonlyMap<string, Method> = new Map(methods.map((method) => [method.name, method]));
