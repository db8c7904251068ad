import type { UnreadableKind } from '../channel.js';
import { countOf, type Fields, fieldsOf } from './proto-fields.js';

/** Content a person sends that we have no use for: told so in a private chat; in a group it is none of our business. */
const UNREADABLE: Record<string, UnreadableKind> = {
  stickerMessage: 'sticker',
  lottieStickerMessage: 'sticker',
  stickerPackMessage: 'sticker',
  contactMessage: 'contact',
  contactsArrayMessage: 'contact',
  pollCreationMessage: 'poll',
  pollCreationMessageV2: 'poll',
  pollCreationMessageV3: 'poll',
  pollCreationMessageV4: 'poll',
  pollCreationMessageV5: 'poll',
  orderMessage: 'unknown',
  productMessage: 'unknown',
  groupInviteMessage: 'unknown',
  newsletterAdminInviteMessage: 'unknown',
  newsletterFollowerInviteMessageV2: 'unknown',
  eventMessage: 'unknown',
  invoiceMessage: 'unknown',
  sendPaymentMessage: 'unknown',
  requestPaymentMessage: 'unknown',
  paymentInviteMessage: 'unknown',
  scheduledCallCreationMessage: 'unknown',
  requestPhoneNumberMessage: 'unknown',
  // "Open your phone to see this message": not shown to linked devices.
  placeholderMessage: 'unknown',
};

/** What apps and people do beside speaking, by the field that holds it. */
const DEEDS = {
  reactionMessage: 'reaction',
  encReactionMessage: 'reaction',
  pollUpdateMessage: 'poll',
  pollResultSnapshotMessage: 'poll',
  pollResultSnapshotMessageV3: 'poll',
  pollCreationOptionImageMessage: 'poll',
  encEventResponseMessage: 'event',
  eventCoverImage: 'event',
  pinInChatMessage: 'pin',
  keepInChatMessage: 'keep',
  // It announces how many photos come; each comes as a message of its own.
  albumMessage: 'album',
  call: 'call',
  callLogMesssage: 'call',
  bcallMessage: 'call',
  scheduledCallEditMessage: 'call',
  declinePaymentRequestMessage: 'payment',
  cancelPaymentRequestMessage: 'payment',
  encCommentMessage: 'comment',
  statusMentionMessage: 'status',
  groupStatusMentionMessage: 'status',
  groupStatusMessage: 'status',
  groupStatusMessageV2: 'status',
  statusNotificationMessage: 'status',
  statusAddYours: 'status',
  statusQuotedMessage: 'status',
  statusQuestionAnswerMessage: 'status',
  statusStickerInteractionMessage: 'status',
  // Only programs send these: two bots that answer each other never end.
  listMessage: 'business',
  buttonsMessage: 'business',
  templateMessage: 'business',
  interactiveMessage: 'business',
  highlyStructuredMessage: 'business',
  richResponseMessage: 'bot',
  botTaskMessage: 'bot',
  senderKeyDistributionMessage: 'protocol',
  fastRatchetKeySenderKeyDistributionMessage: 'protocol',
  messageHistoryBundle: 'protocol',
  messageHistoryNotice: 'protocol',
  limitSharingMessage: 'protocol',
  stickerSyncRmrMessage: 'protocol',
  chat: 'protocol',
} as const;

export type IgnoredReason =
  | (typeof DEEDS)[keyof typeof DEEDS]
  | Exclude<UnreadableKind, 'undecryptable'>
  | 'undecryptable'
  | 'deleted'
  | 'edited'
  | 'live_location_update'
  | 'twin'
  | 'own'
  | 'broadcast'
  | 'newsletter'
  | 'service'
  | 'malformed';

/** Numbers of WAProto: ProtocolMessage.Type and WebMessageInfo.StubType. */
const REVOKE = 0;
const MESSAGE_EDIT = 14;
const CIPHERTEXT = 2;
const STUBS: Record<number, IgnoredReason> = {
  1: 'deleted', // REVOKE
  132: 'deleted', // ADMIN_REVOKE
  40: 'call', // CALL_MISSED_VOICE
  41: 'call', // CALL_MISSED_VIDEO
  45: 'call', // CALL_MISSED_GROUP_VOICE
  46: 'call', // CALL_MISSED_GROUP_VIDEO
};

/**
 * Why a message is a change to another one, or the work of the apps among themselves. An edit is ignored on purpose:
 * what was accepted stays as it was said, and so does what was deleted; people send a new message to correct it.
 */
export function protocolReason(content: Fields): IgnoredReason | undefined {
  if (fieldsOf(content.secretEncryptedMessage)) return 'edited';
  const protocol = fieldsOf(content.protocolMessage);
  if (!protocol) return undefined;
  if (protocol.type === REVOKE) return 'deleted';
  return protocol.type === MESSAGE_EDIT || fieldsOf(protocol.editedMessage) ? 'edited' : 'protocol';
}

/** What a message without words, file or place is: something a person is told we cannot read, or a deed. */
export function wordlessContent(
  content: Fields,
): { unreadable: UnreadableKind } | { ignored: IgnoredReason } | undefined {
  for (const [name, unreadable] of Object.entries(UNREADABLE))
    if (fieldsOf(content[name])) return { unreadable };
  for (const [name, ignored] of Object.entries(DEEDS)) if (fieldsOf(content[name])) return { ignored };
  return undefined;
}

/** Why a message without content came: WhatsApp writes calls, group changes and what it could not decrypt as "stubs". */
export function stubReason(stubType: unknown): IgnoredReason {
  const stub = countOf(stubType) ?? 0;
  return stub === CIPHERTEXT ? 'undecryptable' : (STUBS[stub] ?? 'service');
}
