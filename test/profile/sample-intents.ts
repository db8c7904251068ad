import { CATEGORIES } from '../../src/profile/intents-schema.js';
import { makeFolder } from './temporary-folder.js';

const list = (count: number, text: string) =>
  Array.from({ length: count }, (_, i) => `  - ${text} nomor ${'abcdefghijklmnopqrstuvwxyz'[i]}`).join('\n');

export function reportYaml(id: string): string {
  return `id: ${id}\nname: Hal ${id}\nabout: Semua tentang ${id}\nphrases:\n${list(5, `frasa ${id}`)}\nexamples:\n${list(20, `contoh ${id}`)}\n`;
}

export function faqYaml(id: string, extra = ''): string {
  return `id: ${id}
title: Topik ${id}
group: Layanan kota
questions:
${list(8, `tanya ${id}`)}
tests:
${list(2, `uji ${id}`)}
answer: Jawaban yang sudah disetujui tentang ${id}.
owner: dlh
source: Perda Kota Contoh
valid_until: 2027-12-31
${extra}`;
}

/** A folder of small intents without a fault. */
export async function makeIntents() {
  const folder = await makeFolder();
  for (const id of CATEGORIES) await folder.write(`report/${id}.yaml`, reportYaml(id));
  await folder.write('faq/satu.yaml', faqYaml('satu'));
  await folder.write('faq/dua.yaml', faqYaml('dua'));
  await folder.write('talk/salam.yaml', 'id: salam\nintent: social\nexact: [halo, hai]\n');
  await folder.write('texts/id.yaml', 'greeting: Halo {name}\nreport:\n  sent: Terkirim\n');
  await folder.write('texts/en.yaml', '# nothing yet\n');
  await folder.write('texts/jv.yaml', 'greeting: Sugeng {name}\n');
  return folder;
}
