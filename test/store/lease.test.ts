import { afterAll, describe } from '@jest/globals';
import { silentLogger } from '../../src/shared/logger.js';
import { connectStore, type Store } from '../../src/store/connect.js';
import { leaseContract } from '../contracts/lease.js';
import { temporaryFolder } from './temporary-folder.js';

const mongodbUrl = process.env.TEST_MONGODB_URL;
const withServer = mongodbUrl ? describe : describe.skip;

describe('on the embedded engine', () => {
  let store: Store;
  afterAll(() => store.close());
  leaseContract(async () => {
    store = await connectStore({ dataDir: temporaryFolder(), logger: silentLogger });
    return store.connection;
  });
});

withServer(mongodbUrl ? 'on MongoDB' : 'on MongoDB (skipped: TEST_MONGODB_URL is not set)', () => {
  let store: Store;
  afterAll(() => store.close());
  leaseContract(async () => {
    const url = new URL(mongodbUrl!);
    url.pathname = '/contract_leases';
    store = await connectStore({ mongodbUrl: url.href, dataDir: '/nowhere', logger: silentLogger });
    await store.connection.dropDatabase();
    return store.connection;
  });
});
