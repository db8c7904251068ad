// node write-for-ever.mjs BUILT_SOURCE FOLDER mongoose|documents ROUND: writes until it is killed or a write fails.
// Each line it prints is acknowledged: `made ID`, `counted ID N`, `gone ID`; at a failed write `failed CODE COUNT`.
import fs from 'node:fs';
import { join } from 'node:path';

const [, , source, folder, mode, round] = process.argv;
const load = (path) => import(join(source, 'src', path));
// At once: what a stream still holds dies with the process.
const say = (line) => fs.writeSync(1, `${line}\n`);
// A file size limit (ulimit -f) shall fail the write, not end the process.
process.on('SIGXFSZ', () => {});

const { insert, count, remove, size } = await (mode === 'mongoose' ? throughMongoose() : throughDocuments());
try {
  for (let number = 0; ; number += 1) {
    const id = `${round}-${number}`;
    await insert({ _id: id, count: 0, text: 'x'.repeat((number * 37) % 900) });
    say(`made ${id}`);
    const other = `${round}-${Math.floor(number / 2)}`;
    if (number % 7 === 3) {
      await remove(id);
      say(`gone ${id}`);
    } else if (Math.floor(number / 2) % 7 !== 3) {
      await count(other, number);
      say(`counted ${other} ${number}`);
    }
  }
} catch (error) {
  say(`failed ${error.code} ${await size()}`);
}

async function throughMongoose() {
  const { default: mongoose } = await import('mongoose');
  const { connectStore } = await load('store/connect.js');
  const { silentLogger } = await load('shared/logger.js');
  const { connection } = await connectStore({ dataDir: folder, logger: silentLogger });
  const schema = new mongoose.Schema({ _id: String, count: Number, text: String }).index({ count: 1 });
  const model = connection.model('Row', schema);
  await model.init();
  return {
    insert: (doc) => model.create(doc),
    count: (_id, n) => model.updateOne({ _id }, { count: n }),
    remove: (_id) => model.deleteOne({ _id }),
    size: () => model.countDocuments({}),
  };
}

/** With a file that is compacted all the time. */
async function throughDocuments() {
  const { Documents } = await load('store/embedded/documents.js');
  fs.mkdirSync(join(folder, 'store'), { recursive: true });
  const documents = await Documents.open(join(folder, 'store/rows.db'), 20_000);
  const replace = (id, n) => {
    const oldDoc = documents.byId(id);
    documents.replace([{ oldDoc, newDoc: { ...oldDoc, count: n } }]);
  };
  const afterPending =
    (work) =>
    async (...args) => {
      await documents.ready();
      return work(...args);
    };
  return {
    insert: afterPending((doc) => documents.insert([doc])),
    count: afterPending(replace),
    remove: afterPending((id) => documents.remove([documents.byId(id)])),
    size: afterPending(() => documents.all().length),
  };
}
