import { type InboxRow, inboxModel } from '../../src/delivery/inbox-model.js';
import { type OutboxRow, outboxModel } from '../../src/delivery/outbox-model.js';
import { silentLogger } from '../../src/shared/logger.js';
import { connectStore } from '../../src/store/connect.js';
import type { Ticket } from '../../src/tickets/ticket.js';
import { ticketModel } from '../../src/tickets/ticket-model.js';
import type { BotApiStub } from '../support/bot-api-stub.js';
import type { Account } from './kill-load.js';

export interface Verdict {
  /** Messages that were accepted and not handled, drafts that were sent and are no ticket. */
  lost: string[];
  /** Tickets, events or numbers that are there twice. */
  doubled: string[];
  /** Replies and notices that nobody got. */
  missing: string[];
  /** Chats that heard later words before earlier ones. */
  disordered: string[];
  facts: Record<string, number>;
}

/** Opens the store a program has left, as the program does, and compares it with what people did and saw. */
export async function judgeStore(dataDir: string, stub: BotApiStub, account: Account): Promise<Verdict> {
  const store = await connectStore({ dataDir, logger: silentLogger });
  const inbox = await inboxModel(store.connection).find({}).lean<InboxRow[]>();
  const outbox = await outboxModel(store.connection).find({}).sort({ seq: 1 }).lean<OutboxRow[]>();
  const tickets = await ticketModel(store.connection).find({}).sort({ number: 1 }).lean<Ticket[]>();
  await store.close();

  const handled = new Set(inbox.filter(({ state }) => state === 'handled').map(({ _id }) => _id));
  const answered = new Set(outbox.map(({ _id }) => _id.slice(0, _id.indexOf('>'))));
  const ticketsOf = new Map<string, Ticket[]>();
  for (const ticket of tickets)
    ticketsOf.set(ticket.citizen, [...(ticketsOf.get(ticket.citizen) ?? []), ticket]);
  const sends = stub.sent.filter(({ method }) => method !== 'sendChatAction').length;
  const onTelegram = outbox.filter(({ chat }) => chat.startsWith('telegram:'));

  return {
    lost: [
      ...[...account.messages].filter((id) => !handled.has(id)).map((id) => `message ${id}`),
      ...inbox.filter(({ state }) => state !== 'handled').map(({ _id, state }) => `${state} ${_id}`),
      ...[...account.sentDrafts]
        .filter(([chat, count]) => (ticketsOf.get(chat)?.length ?? 0) < count)
        .map(([chat]) => `draft of ${chat}`),
    ],
    doubled: [
      ...[...ticketsOf]
        .filter(([chat, own]) => own.length > (account.sentDrafts.get(chat) ?? 0))
        .map(([chat]) => `ticket of ${chat}`),
      ...tickets.filter(({ number }, index) => number !== index + 1).map(({ _id }) => `number of ${_id}`),
      ...tickets
        .filter(({ history }) => new Set(history.map(({ id }) => id)).size < history.length)
        .map(({ _id }) => `event of ${_id}`),
      ...tickets
        .filter(({ history }) => history.filter(({ step }) => step === 'close').length > 1)
        .map(({ _id }) => `closing of ${_id}`),
    ],
    missing: [
      ...[...handled].filter((id) => !answered.has(id)).map((id) => `reply to ${id}`),
      ...outbox.filter(({ state }) => state !== 'sent').map(({ _id, state }) => `${state} ${_id}`),
      ...tickets
        .filter(({ _id, citizen }) => !account.receipts.get(citizen)?.includes(_id))
        .map(({ _id }) => `receipt of ${_id}`),
      ...tickets
        .filter(({ _id, citizen }) => !account.closings.get(citizen)?.includes(_id))
        .map(({ _id }) => `news of closing of ${_id}`),
      ...tickets
        .filter(({ status }) => status !== 'closed')
        .map(({ _id, status }) => `closing of ${_id} (${status})`),
    ],
    disordered: [...new Set(onTelegram.map(({ chat }) => chat))].filter(
      (chat) => !isHeardInOrder(chat, onTelegram, stub),
    ),
    facts: {
      messages: account.messages.size,
      repeated: account.repeated,
      tickets: tickets.length,
      replies: outbox.length,
      doubledDeliveries: sends - onTelegram.length,
    },
  };
}

/** Every message of the outbox was heard, in its order; some may have been heard more than once. */
function isHeardInOrder(chat: string, outbox: OutboxRow[], stub: BotApiStub): boolean {
  const heard = stub.sentTo(chat.slice('telegram:'.length)).map(({ text }) => text);
  let at = 0;
  for (const { message } of outbox.filter((row) => row.chat === chat)) {
    const found = heard.indexOf(message.text, at);
    if (found < 0) return false;
    at = found + 1;
  }
  return true;
}
