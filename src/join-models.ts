import { chatModel } from './conversation/turn/chat-model.js';
import { inboxModel } from './delivery/inbox-model.js';
import { outboxModel } from './delivery/outbox-model.js';
import { faqCountModel } from './faq/faq-count-model.js';
import { mediaModel } from './media/media-model.js';
import { attemptModel, inviteModel, staffModel } from './officers/staff-model.js';
import { peopleModels } from './people/people-model.js';
import type { Store } from './store/connect.js';
import { ticketModel } from './tickets/ticket-model.js';

/** The collections the rooms share, by what they hold. */
export type Models = Awaited<ReturnType<typeof joinModels>>;

/** Puts the rooms' models on a store; resolves when their indexes are there. */
export async function joinModels(connection: Store['connection']) {
  const models = {
    chats: chatModel(connection),
    inbox: inboxModel(connection),
    outbox: outboxModel(connection),
    tickets: ticketModel(connection),
    media: mediaModel(connection),
    faqCounts: faqCountModel(connection),
    staff: staffModel(connection),
    invites: inviteModel(connection),
    attempts: attemptModel(connection),
    ...peopleModels(connection),
  };
  await Promise.all(Object.values(models).map((model) => model.init()));
  return models;
}
