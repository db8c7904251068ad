import { describe, expect, it } from '@jest/globals';
import { fileTypeFromBuffer } from 'file-type';
import { latin1, PLACE } from './sample-film.js';
import { makeOffice, readZip } from './sample-office.js';
import { stillTold, stripped } from './stripped.js';

const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const ODT = 'application/vnd.oasis.opendocument.text';
const WORDS = [PLACE, 'Siti Contoh', 'SERI-9'];

/** A PDF whose table of objects says where each begins, as it must stay. */
function makePdf(objects: string[], trailer: string): Buffer {
  let text = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const xref = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n${trailer}\nstartxref\n${xref}\n%%EOF\n`;
  return latin1(text);
}
const XMP = `<?xpacket begin="" id="x"?><x:xmpmeta>${PLACE} SERI-9</x:xmpmeta><?xpacket end="w"?>`;
const EXIF = `\xff\xd8\xff\xe1\0\x2aExif\0\0${`${PLACE} SERI-9`.padEnd(34)}\xff\xdbpicture`;
const stream = (content: string, more = '') =>
  `<< ${more}/Length ${content.length} >>\nstream\n${content}\nendstream`;
const page = '<< /Type /Page /Contents 5 0 R /Metadata 3 0 R >>';
const told = makePdf(
  [
    '<< /Type /Catalog /Pages 6 0 R /Metadata\n3 0 R >>',
    `<< /Author (Siti Contoh) /Creator (SERI-9) /Title (${PLACE}) >>`,
    stream(XMP, '/Type /Metadata '),
    stream(EXIF, '/Filter /DCTDecode '),
    stream('BT (isi surat Siti) Tj ET'),
    page,
  ],
  '<< /Size 7 /Root 1 0 R /Info 2 0 R >>',
);

describe('a PDF', () => {
  it('tells its writer, device and place no more, and every object is where it was', async () => {
    expect(stillTold(told, WORDS)).toEqual(WORDS);
    const clean = await stripped(told, PDF);
    expect(clean.length).toBe(told.length);
    expect(stillTold(clean, [...WORDS, '/Info', '/Metadata 3'])).toEqual([]);
    expect(stillTold(clean, ['isi surat Siti', '\xff\xdbpicture', '/Root 1 0 R'])).toHaveLength(3);
    expect((await fileTypeFromBuffer(clean))?.mime).toBe(PDF);
    const objects = [...clean.toString('latin1').matchAll(/^(\d{10}) 00000 n/gm)].map(([, at]) => Number(at));
    expect(
      objects.map(
        (at, index) =>
          clean.toString('latin1', at).startsWith(`${index + 1} 0 obj\n`) ||
          clean.toString('latin1', at).startsWith(`${index + 1} 0 obj null`),
      ),
    ).toEqual(Array(6).fill(true));
    expect(await stripped(clean, PDF)).toEqual(clean);
  });

  it('tells nothing across the pieces it is read in', async () => {
    for (const length of [65_000, 65_470, 65_500, 65_536, 131_000]) {
      const long = makePdf(
        [stream('x'.repeat(length)), `<< /Author (Siti Contoh) >>`, stream(EXIF), stream(XMP)],
        '<< /Info 2 0 R >>',
      );
      const clean = await stripped(long, PDF);
      expect(clean.length).toBe(long.length);
      expect(stillTold(clean, WORDS)).toEqual([]);
    }
  });

  it('that is signed stays as it is', async () => {
    const signed = Buffer.concat([told, latin1('7 0 obj << /Type /Sig /ByteRange [0 1 2 3] >> endobj')]);
    expect(await stripped(signed, PDF)).toEqual(signed);
  });

  it.each([
    ['without an end of an object', latin1('%PDF-1.7\n/Info 2 0 R\n2 0 obj << /Author (Siti Contoh) >>')],
    ['without an end of a packet', latin1(`%PDF-1.7\n${'<?xpacket begin'.repeat(100_000)}`)],
    [
      'that asks for one object by the ten thousand',
      latin1(`%PDF-1.7\n${'/Info 2 0 R '.repeat(10_000)}2 0 obj x endobj`),
    ],
  ])('%s is done with', async (_name, file) => {
    expect((await stripped(file, PDF)).length).toBe(file.length);
  });
});

describe('an office document', () => {
  // The names that real programs write make even the shortest such part long enough.
  const names = ['cp', 'dc', 'dcterms', 'dcmitype', 'xsi', 'vt', 'meta'].map(
    (name) => `xmlns:${name}="http://example.org/${name}/2006/properties/${name.repeat(4)}/1.1/"`,
  );
  const inside = `<dc:creator>Siti Contoh</dc:creator><dc:title>${PLACE}</dc:title><dcterms:created>2026-03-10T09:00:00Z</dcterms:created>`;
  const core = `<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties ${names.join(' ')}>${inside}</cp:coreProperties>`;
  const app = `<?xml version="1.0" encoding="UTF-8"?><Properties ${names.join(' ')}><Company>SERI-9</Company></Properties>`;
  const word = '<w:document>isi surat Siti</w:document>';
  const docx = {
    '[Content_Types].xml': `<Types><Override ContentType="${DOCX}.main+xml"/></Types>`,
    'docProps/core.xml': core,
    'docProps/app.xml': app,
    'docProps/custom.xml': core,
    'word/document.xml': word,
  };
  const odt = { mimetype: ODT, 'meta.xml': core, 'content.xml': word };

  it.each([
    ['of Word, packed', DOCX, docx, { isPacked: true }],
    ['of Word, not packed', DOCX, docx, {}],
    ['of Word, written as it came', DOCX, docx, { isPacked: true, hasDescriptors: true }],
    [
      'of Word, so written and not marked',
      DOCX,
      docx,
      { isPacked: true, hasDescriptors: true, isUnmarked: true },
    ],
    ['of OpenDocument', ODT, odt, { isPacked: true }],
  ] as const)('%s tells no writer, and all else is as it was', async (_name, mime, parts, how) => {
    const file = makeOffice(parts, how);
    const clean = await stripped(file, mime);
    expect(clean.length).toBe(file.length);
    const before = readZip(file);
    const after = readZip(clean);
    expect([...after.keys()]).toEqual(Object.keys(parts));
    for (const [name, text] of after) {
      const isTold = name.startsWith('docProps/') || name === 'meta.xml';
      if (!isTold) expect(text).toBe(before.get(name));
      else expect(text).toMatch(/^<\w+:?[\w-]+ xmlns(:\w)?="[^"]+"( o:version="1.3")?\/> *$/);
    }
    expect((await fileTypeFromBuffer(clean))?.mime).toBe((await fileTypeFromBuffer(file))?.mime);
    expect(await stripped(clean, mime)).toEqual(clean);
  });

  it.each([
    ['signed', DOCX, { ...docx, '_xmlsignatures/origin.sigs': 'x' }],
    ['locked with a password', ODT, { mimetype: ODT, 'meta.xml': `\x07${'locked'.repeat(50)}` }],
    ['of parts too short to be emptied', DOCX, { 'docProps/core.xml': '<a/>' }],
  ])('that is %s stays as it is', async (_name, mime, parts) => {
    const file = makeOffice(parts, {});
    expect(await stripped(file, mime)).toEqual(file);
  });

  it('whose directory lies is kept', async () => {
    const file = makeOffice(docx, { isPacked: true });
    const end = file.length - 22;
    for (const at of [0, end, 0xffffffff, 40]) {
      const liar = Buffer.from(file);
      liar.writeUInt32LE(at, end + 16);
      expect((await stripped(liar, DOCX)).length).toBe(file.length);
    }
    const entry = file.indexOf('PK\x01\x02', 0, 'latin1');
    const second = file.indexOf('PK\x01\x02', entry + 1, 'latin1');
    for (const [place, value] of [
      [20, 0xffffffff],
      [42, 0xfffffff0],
    ] as const) {
      const liar = Buffer.from(file);
      liar.writeUInt32LE(value, second + place);
      expect(await stripped(liar, DOCX)).not.toEqual(undefined);
    }
  });
});
