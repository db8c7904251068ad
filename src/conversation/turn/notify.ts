import type { MediaFile } from '../../channels/channel.js';
import type { Outbox } from '../../delivery/outbox.js';
import type { MediaStore } from '../../media/store-media.js';
import { noticesFor } from '../../notices/notices.js';
import type { Staff } from '../../officers/staff.js';
import type { Language } from '../../shared/texts.js';
import type { Ticket, TicketEvent } from '../../tickets/ticket.js';
import type { Wording } from '../../tickets/ticket-words.js';
import { isOpen } from '../../tickets/transitions.js';
import type { Knowledge } from '../decision.js';
import type { ChatModel, ChatRow } from './chat-model.js';

/** Posts the notices of a step; asked again for the same step, it changes nothing. */
export type Notify = (ticket: Ticket, event: TicketEvent) => Promise<void>;

interface Deps {
  staff: Staff;
  chats: ChatModel;
  outbox: Outbox;
  media: MediaStore;
  knowledge: () => Knowledge;
  timeZone: string;
}

export function makeNotify({ staff, chats, outbox, media, knowledge, timeZone }: Deps): Notify {
  const wordsIn = (language: Language): Wording => {
    const { texts, profile, intents } = knowledge();
    return { say: texts.in(language), language, timeZone, profile, intents };
  };
  /** Citizens are told in their own language; of what they did themselves they are not told. */
  async function citizenLanguage({ citizen }: Ticket, { by }: TicketEvent): Promise<Language> {
    if (by.kind === 'citizen') return 'id';
    const row = await chats.findById(citizen, { 'talk.language': 1 }).lean<ChatRow>();
    return row?.talk?.language ?? 'id';
  }
  return async (ticket, event) => {
    const files = event.step === 'open' ? ticket.report.attachments : (event.attachments ?? []);
    const found = await Promise.all(files.map(({ id }) => media.fileOf(id)));
    const notices = noticesFor({
      ticket,
      event,
      colleagues: await staff.colleagues(),
      citizenWords: wordsIn(await citizenLanguage(ticket, event)),
      staffWords: wordsIn('id'),
      media: found.filter((file): file is MediaFile => file !== undefined),
    });
    // An apology for being late that waits for the morning is untrue once the ticket is over.
    if (!isOpen(event.to)) await outbox.dropHeld(ticket.citizen, ticket._id);
    for (const { chat, id, message, notBefore } of notices) {
      // Staff signed up to be told; what is urgent to them may not stand in line.
      const isStaff = chat !== ticket.citizen;
      const urgency = isStaff && ticket.report.urgent ? 'danger' : 'notice';
      await outbox.post(chat, id, message, { quietUntil: notBefore, urgency, isWanted: isStaff });
    }
  };
}
