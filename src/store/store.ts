import type { Connection } from 'mongoose';

/** Where the documents are. Models are made as `connection.model(name, schema)`; await `model.init()` for its indexes. */
export interface Store {
  connection: Connection;
  kind: 'embedded' | 'mongodb';
  /** Finishes what is being written and lets go of the server or of DATA_DIR. */
  close(): Promise<void>;
}
