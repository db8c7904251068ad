import { type Connection, type Model, Schema } from 'mongoose';

/**
 * Where a chat stands among the links. A chat without a row stands on a seat of its own that is called like the chat. Who
 * leaves takes a fresh seat; the old one stays, so that those who were joined through it stay together.
 */
export interface SeatRow {
  /** Chat key. */
  _id: string;
  seat: string;
  /** The seat it left last, and the chats it was one person with until then: they are told. */
  was?: string;
  others?: string[];
}

/** Two seats that are one person: a link is one document, there or cut, so that linking and cutting are one write each. */
export interface LinkRow {
  /** `linkId` of the message that made it. */
  _id: string;
  /** The two seats; absent once it is cut. Indexed. */
  ends?: string[];
  /** The chats of both persons when it was made: they are told, and any of them may cut it. */
  chats: string[];
  /** What cut it: the same cause again finds its own deed. */
  cutBy?: string;
}

/** The newest one-time code of a chat; the code itself is never stored. */
export interface OfferRow {
  /** Chat key that asked for it. */
  _id: string;
  /** Keyed hash of the code; indexed. */
  hash: string;
  /** Id of the message that asked for it. */
  cause: string;
  expiresAt: Date;
  /** The link it was used for. */
  usedBy?: string;
}

/** Wrong codes of one chat in the hour that began at `since`, by the messages they came in. */
export interface TriesRow {
  _id: string;
  since: Date;
  causes: string[];
}

export type SeatModel = Model<SeatRow>;
export type LinkModel = Model<LinkRow>;
export type OfferModel = Model<OfferRow>;
export type TriesModel = Model<TriesRow>;

/** What the room keeps. */
export interface PeopleModels {
  seats: SeatModel;
  links: LinkModel;
  offers: OfferModel;
  tries: TriesModel;
}

const plain = { versionKey: false } as const;

export function peopleModels(connection: Connection): PeopleModels {
  const seat = new Schema<SeatRow>(
    {
      _id: String,
      seat: { type: String, index: true },
      was: String,
      others: { type: [String], default: undefined },
    },
    plain,
  );
  const link = new Schema<LinkRow>(
    {
      _id: String,
      ends: { type: [String], default: undefined, index: true },
      chats: [String],
      cutBy: String,
    },
    plain,
  );
  const offer = new Schema<OfferRow>(
    { _id: String, hash: { type: String, index: true }, cause: String, expiresAt: Date, usedBy: String },
    plain,
  );
  const tries = new Schema<TriesRow>({ _id: String, since: Date, causes: [String] }, plain);
  return {
    seats: connection.model<SeatRow>('people-seats', seat, 'people-seats'),
    links: connection.model<LinkRow>('people-links', link, 'people-links'),
    offers: connection.model<OfferRow>('people-offers', offer, 'people-offers'),
    tries: connection.model<TriesRow>('people-tries', tries, 'people-tries'),
  };
}
