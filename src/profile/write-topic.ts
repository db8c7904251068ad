import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type FaqTopic, faqTopicSchema } from './intents-schema.js';

/** A topic as a person makes it; id and status are given to it. */
export type NewTopic = Omit<FaqTopic, 'id' | 'status'>;

/** Where topics made in the chat or at the command line are kept. */
export interface TopicFiles {
  /** Writes a draft, unless one of that id is there or something in it is not as the schema wants it. */
  addDraft(id: string, topic: NewTopic): Promise<'written' | 'there' | 'refused'>;
  /** Lets a draft speak. False when there is no draft of that id (any more). */
  approve(id: string): Promise<boolean>;
}

const HEAD =
  '# Dibuat dari pertanyaan warga yang belum terjawab. Tambahkan cara bertanya lain ke questions.\n';

/** Topics as files in `dir` (intents/faq); whoever watches the folder takes them up. */
export function makeTopicFiles(dir: string): TopicFiles {
  const pathOf = (id: string) => join(dir, `${id}.yaml`);
  return {
    async addDraft(id, topic) {
      const read = faqTopicSchema.safeParse({ id, ...topic, status: 'draft' });
      if (!read.success) return 'refused';
      const text = HEAD + stringify(read.data, { lineWidth: 0 });
      return (await writeNew(dir, `${id}.yaml`, text)) ? 'written' : 'there';
    },
    async approve(id) {
      const text = /^[a-z0-9-]+$/.test(id)
        ? await readFile(pathOf(id), 'utf8').catch(() => undefined)
        : undefined;
      const approved = text?.replace(/^status: draft$/m, 'status: approved');
      if (approved === undefined || approved === text) return false;
      const half = join(dir, `.${id}.tmp`);
      await writeFile(half, approved);
      await rename(half, pathOf(id));
      return true;
    },
  };
}

/** Writes a file that is not there yet, whole or not at all; false when the name is taken. */
async function writeNew(dir: string, name: string, text: string): Promise<boolean> {
  await mkdir(dir, { recursive: true });
  const half = join(dir, `.${name}.tmp`);
  await writeFile(half, text);
  try {
    await link(half, join(dir, name));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(half, { force: true });
  }
}

/** "Sewa lapangan voli" -> "sewa-lapangan-voli". */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug || 'topik';
}

/** An id for a title that none of `taken` has. */
export function freeId(title: string, taken: Iterable<string>): string {
  const known = new Set(taken);
  const slug = slugOf(title);
  for (let nth = 1; ; nth++) {
    const id = nth === 1 ? slug : `${slug}-${nth}`;
    if (!known.has(id)) return id;
  }
}
