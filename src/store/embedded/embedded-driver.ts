import { EmbeddedCollection } from './embedded-collection.js';
import { EmbeddedConnection } from './embedded-connection.js';

/** For `mongoose.setDriver`: documents in files of one folder instead of a MongoDB server. */
export const embeddedDriver = { Connection: EmbeddedConnection, Collection: EmbeddedCollection };
