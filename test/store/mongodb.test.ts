import { afterAll, describe, expect, it } from '@jest/globals';
import { silentLogger } from '../../src/shared/logger.js';
import { connectStore, type Store } from '../../src/store/connect.js';
import { documentEngineContract } from '../contracts/document-engine.js';

const mongodbUrl = process.env.TEST_MONGODB_URL;
const withServer = mongodbUrl ? describe : describe.skip;
const title = mongodbUrl ? 'MongoDB' : 'MongoDB (skipped: TEST_MONGODB_URL is not set)';

withServer(title, () => {
  let store: Store;
  afterAll(() => store.close());

  documentEngineContract(async () => {
    const url = new URL(mongodbUrl!);
    url.pathname = '/contract_documents';
    store = await connectStore({ mongodbUrl: url.href, dataDir: '/nowhere', logger: silentLogger });
    return store.connection;
  });
});

describe('a MongoDB that is not there', () => {
  it('is said to be unreachable', async () => {
    const mongodbUrl = 'mongodb://127.0.0.1:1/x?serverSelectionTimeoutMS=300';
    const opening = connectStore({ mongodbUrl, dataDir: '/nowhere', logger: silentLogger });
    await expect(opening).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
  });

  it('is said to be unreachable when the address is none', async () => {
    const opening = connectStore({ mongodbUrl: 'nonsense', dataDir: '/nowhere', logger: silentLogger });
    await expect(opening).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
  });
});
