import { describe, expect, it } from '@jest/globals';
import { proto, type WAMessage } from '@whiskeysockets/baileys';
import type { IgnoredReason } from '../../../src/channels/whatsapp/ignored-messages.js';
import { readWhatsapp } from '../../../src/channels/whatsapp/read-whatsapp.js';

/**
 * Every kind of message the library knows, one by one, so that a kind that is new with an update of the library fails here
 * by its name: decide then whether a person says something with it, and name it in src/channels/whatsapp.
 */
const FILE = {
  url: 'https://mmg.whatsapp.net/x',
  directPath: '/v/t62/x.enc',
  mediaKey: Buffer.alloc(32, 1),
  fileEncSha256: Buffer.alloc(32, 2),
  fileSha256: Buffer.alloc(32, 3),
  fileLength: 10,
};
const POINT = { degreesLatitude: -7.1, degreesLongitude: 110.9 };
const SPOKEN = { message: { conversation: 'isi' } };
const SHOWN = { message: { imageMessage: FILE } };

const heard = (said: object, content: unknown) => ({ content, outcome: said });
const text = (content: unknown = SPOKEN) => heard({ text: 'isi' }, content);
const file = (kind: string) => heard({ media: [expect.objectContaining({ kind })] }, FILE);
const unreadable = (kind: string, content: unknown = {}) => heard({ unreadable: kind }, content);
const ignored = (reason: IgnoredReason, content: unknown = {}) => ({ content, outcome: { ignored: reason } });
/** Of an envelope whose content is none of ours. */
const shut = (reason: IgnoredReason) => ignored(reason, SPOKEN);

const KINDS: Record<string, { content: unknown; outcome: object }> = {
  conversation: text('isi'),
  extendedTextMessage: text({ text: 'isi' }),
  questionResponseMessage: text({ text: 'isi' }),
  imageMessage: file('photo'),
  videoMessage: file('video'),
  ptvMessage: file('video'),
  audioMessage: file('voice'),
  documentMessage: file('document'),
  locationMessage: heard({ location: { lat: -7.1, lon: 110.9 } }, POINT),
  liveLocationMessage: heard({ location: { lat: -7.1, lon: 110.9 } }, { ...POINT, sequenceNumber: 1 }),
  buttonsResponseMessage: heard({ choiceId: 'a.1' }, { selectedButtonId: 'a.1' }),
  templateButtonReplyMessage: heard({ choiceId: 'a.1' }, { selectedId: 'a.1' }),
  listResponseMessage: heard({ choiceId: 'a.1' }, { singleSelectReply: { selectedRowId: 'a.1' } }),
  interactiveResponseMessage: heard(
    { choiceId: 'a.1' },
    { nativeFlowResponseMessage: { paramsJson: '{"id":"a.1"}' } },
  ),

  ephemeralMessage: text(),
  documentWithCaptionMessage: text(),
  deviceSentMessage: text(),
  associatedChildMessage: text(),
  groupMentionedMessage: text(),
  botInvokeMessage: text(),
  botForwardedMessage: text(),
  questionMessage: text(),
  questionReplyMessage: text(),
  commentMessage: text(),
  viewOnceMessage: unreadable('view-once', SHOWN),
  viewOnceMessageV2: unreadable('view-once', SHOWN),
  viewOnceMessageV2Extension: unreadable('view-once', SHOWN),

  stickerMessage: unreadable('sticker'),
  lottieStickerMessage: unreadable('sticker', { message: { stickerMessage: FILE } }),
  stickerPackMessage: unreadable('sticker'),
  contactMessage: unreadable('contact'),
  contactsArrayMessage: unreadable('contact', { contacts: [{ displayName: 'x' }] }),
  pollCreationMessage: unreadable('poll'),
  pollCreationMessageV2: unreadable('poll'),
  pollCreationMessageV3: unreadable('poll'),
  pollCreationMessageV4: unreadable('poll', { message: { pollCreationMessageV3: { name: 'x' } } }),
  pollCreationMessageV5: unreadable('poll'),
  orderMessage: unreadable('unknown'),
  productMessage: unreadable('unknown'),
  groupInviteMessage: unreadable('unknown'),
  newsletterAdminInviteMessage: unreadable('unknown'),
  newsletterFollowerInviteMessageV2: unreadable('unknown'),
  eventMessage: unreadable('unknown'),
  invoiceMessage: unreadable('unknown'),
  sendPaymentMessage: unreadable('unknown'),
  requestPaymentMessage: unreadable('unknown'),
  paymentInviteMessage: unreadable('unknown'),
  scheduledCallCreationMessage: unreadable('unknown'),
  requestPhoneNumberMessage: unreadable('unknown'),
  placeholderMessage: unreadable('unknown'),

  editedMessage: shut('edited'),
  secretEncryptedMessage: ignored('edited'),
  reactionMessage: ignored('reaction', { text: '👍' }),
  encReactionMessage: ignored('reaction'),
  pollUpdateMessage: ignored('poll'),
  pollResultSnapshotMessage: ignored('poll'),
  pollResultSnapshotMessageV3: ignored('poll'),
  pollCreationOptionImageMessage: shut('poll'),
  encEventResponseMessage: ignored('event'),
  eventCoverImage: shut('event'),
  pinInChatMessage: ignored('pin'),
  keepInChatMessage: ignored('keep'),
  albumMessage: ignored('album', { expectedImageCount: 2 }),
  call: ignored('call'),
  callLogMesssage: ignored('call'),
  bcallMessage: ignored('call'),
  scheduledCallEditMessage: ignored('call'),
  declinePaymentRequestMessage: ignored('payment'),
  cancelPaymentRequestMessage: ignored('payment'),
  encCommentMessage: ignored('comment'),
  statusMentionMessage: shut('status'),
  groupStatusMentionMessage: shut('status'),
  groupStatusMessage: shut('status'),
  groupStatusMessageV2: shut('status'),
  statusNotificationMessage: ignored('status'),
  statusAddYours: shut('status'),
  statusQuotedMessage: ignored('status'),
  statusQuestionAnswerMessage: ignored('status'),
  statusStickerInteractionMessage: ignored('status'),
  listMessage: ignored('business'),
  buttonsMessage: ignored('business'),
  templateMessage: ignored('business'),
  interactiveMessage: ignored('business'),
  highlyStructuredMessage: ignored('business'),
  richResponseMessage: ignored('bot'),
  botTaskMessage: shut('bot'),
  protocolMessage: ignored('protocol', { type: proto.Message.ProtocolMessage.Type.EPHEMERAL_SETTING }),
  senderKeyDistributionMessage: ignored('protocol'),
  fastRatchetKeySenderKeyDistributionMessage: ignored('protocol'),
  messageHistoryBundle: ignored('protocol'),
  messageHistoryNotice: ignored('protocol'),
  limitSharingMessage: shut('protocol'),
  stickerSyncRmrMessage: ignored('protocol'),
  chat: ignored('protocol'),
  // Stands beside the content of any kind; alone it is nothing.
  messageContextInfo: ignored('service'),
};

const CHANGES: Record<string, IgnoredReason> = { REVOKE: 'deleted', MESSAGE_EDIT: 'edited' };
/** What the apps say to each other, not people. */
const AMONG_APPS =
  `EPHEMERAL_SETTING EPHEMERAL_SYNC_RESPONSE HISTORY_SYNC_NOTIFICATION APP_STATE_SYNC_KEY_SHARE
  APP_STATE_SYNC_KEY_REQUEST MSG_FANOUT_BACKFILL_REQUEST INITIAL_SECURITY_NOTIFICATION_SETTING_SYNC
  APP_STATE_FATAL_EXCEPTION_NOTIFICATION SHARE_PHONE_NUMBER PEER_DATA_OPERATION_REQUEST_MESSAGE
  PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE REQUEST_WELCOME_MESSAGE BOT_FEEDBACK_MESSAGE MEDIA_NOTIFY_MESSAGE
  CLOUD_API_THREAD_CONTROL_NOTIFICATION LID_MIGRATION_MAPPING_SYNC REMINDER_MESSAGE BOT_MEMU_ONBOARDING_MESSAGE
  STATUS_MENTION_MESSAGE STOP_GENERATION_MESSAGE LIMIT_SHARING AI_PSI_METADATA AI_QUERY_FANOUT
  GROUP_MEMBER_LABEL_CHANGE`.split(/\s+/);

/** Which messages belong together: of an album, the same once more, or nothing to us. */
const ASSOCIATIONS: Record<string, object> = {
  MEDIA_ALBUM: { albumId: 'A0' },
  HD_VIDEO_DUAL_UPLOAD: { ignored: 'twin' },
  HD_IMAGE_DUAL_UPLOAD: { ignored: 'twin' },
  HEVC_VIDEO_DUAL_UPLOAD: { ignored: 'twin' },
  MOTION_PHOTO: { ignored: 'twin' },
};
const OTHER_ASSOCIATIONS =
  `UNKNOWN BOT_PLUGIN EVENT_COVER_IMAGE STATUS_POLL STATUS_EXTERNAL_RESHARE MEDIA_POLL
  STATUS_ADD_YOURS STATUS_NOTIFICATION STICKER_ANNOTATION STATUS_LINK_ACTION VIEW_ALL_REPLIES
  STATUS_ADD_YOURS_AI_IMAGINE STATUS_QUESTION STATUS_ADD_YOURS_DIWALI STATUS_REACTION`.split(/\s+/);

/** Once through the real protobuf, as the library hands it over. */
function read(content: object): object {
  const bytes = proto.Message.encode(proto.Message.fromObject(content)).finish();
  const message = {
    key: { remoteJid: '6281200000111@s.whatsapp.net', fromMe: false, id: '3A00C0FFEE' },
    messageTimestamp: 1773108000,
    message: proto.Message.decode(bytes),
  } as WAMessage;
  const receivedAt = new Date('2026-03-10T02:10:00Z');
  return readWhatsapp(message, { receivedAt, chatIdOf: (jid) => jid, ownJids: [] });
}

const named = (names: object) => Object.keys(names).sort();

describe('of the kinds of messages that the library knows', () => {
  it('each is named here, and none that it does not know', () => {
    const known = Object.keys(proto.Message.prototype).filter((name) => name !== 'toJSON');
    expect(named(KINDS)).toEqual(known.sort());
  });

  for (const [name, { content, outcome }] of Object.entries(KINDS)) {
    it(`${name} is what it is named, also within what disappears`, () => {
      expect(Object.keys(proto.Message.fromObject({ [name]: content }))).toEqual([name]);
      expect(read({ [name]: content })).toMatchObject(outcome);
      expect(read({ ephemeralMessage: { message: { [name]: content } } })).toMatchObject(outcome);
    });
  }

  it('none but what stands beside the others is put aside without a name', () => {
    const nameless = Object.keys(KINDS)
      .filter((name) => 'ignored' in KINDS[name]!.outcome)
      .filter((name) => {
        const outcome = read({ [name]: KINDS[name]!.content }) as { ignored?: IgnoredReason };
        return outcome.ignored === 'service' || outcome.ignored === 'malformed';
      });
    expect(nameless).toEqual(['messageContextInfo']);
  });
});

describe('of what the apps say to each other', () => {
  const { Type } = proto.Message.ProtocolMessage;
  it('each kind is named here', () => {
    expect([...AMONG_APPS, ...Object.keys(CHANGES)].sort()).toEqual(named(Type));
  });

  it.each(Object.entries(Type))('%s is never taken for a message', (name, type) => {
    expect(read({ protocolMessage: { type: type as number } })).toEqual({
      ignored: CHANGES[name] ?? 'protocol',
    });
  });
});

describe('of the ways in which messages belong together', () => {
  const { AssociationType } = proto.MessageAssociation;
  it('each is named here', () => {
    expect([...OTHER_ASSOCIATIONS, ...Object.keys(ASSOCIATIONS)].sort()).toEqual(named(AssociationType));
  });

  it.each(Object.entries(AssociationType))('%s is read as it is meant', (name, associationType) => {
    const messageAssociation = { associationType: associationType as number, parentMessageKey: { id: 'A0' } };
    const outcome = read({ imageMessage: FILE, messageContextInfo: { messageAssociation } });
    expect(outcome).toMatchObject(ASSOCIATIONS[name] ?? { media: [{ kind: 'photo' }] });
    if (name !== 'MEDIA_ALBUM') expect(outcome).not.toHaveProperty('albumId');
  });
});
