import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadTexts } from '../../src/profile/load-texts.js';
import { makeTexts } from '../../src/shared/texts.js';
import { faultsOf, makeFolder } from './temporary-folder.js';

let folder: Awaited<ReturnType<typeof makeFolder>>;
beforeEach(async () => {
  folder = await makeFolder();
  await folder.write('texts/id.yaml', ID);
  await folder.write('texts/en.yaml', '# nothing yet\n');
  await folder.write('texts/jv.yaml', '');
});
afterEach(() => folder.remove());

const ID = `hello: Halo {name}
report:
  sent: |
    Terkirim {code}.
    Terima kasih {name}.
  step:
    none: Belum ada
reject:
  bukan-laporan: Ini bukan laporan
`;

test('nested texts become dotted keys, and an empty language falls back to Indonesian', async () => {
  const catalogues = await loadTexts(folder.dir);
  expect(catalogues).toEqual({
    id: {
      hello: 'Halo {name}',
      'report.sent': 'Terkirim {code}.\nTerima kasih {name}.',
      'report.step.none': 'Belum ada',
      'reject.bukan-laporan': 'Ini bukan laporan',
    },
    en: {},
    jv: {},
  });
  expect(makeTexts(catalogues).in('jv')('hello', { name: 'Eko' })).toBe('Halo Eko');
});

test('marks may stand in another order and more than once', async () => {
  await folder.write('texts/en.yaml', 'report:\n  sent: Thanks {name}, {name}! {code}\n');
  expect((await loadTexts(folder.dir)).en).toEqual({ 'report.sent': 'Thanks {name}, {name}! {code}' });
});

describe('a fault is found and named', () => {
  test.each<[string, string, string, number, string]>([
    ['a key Indonesian lacks', 'en', 'hello: Hi {name}\nbye: Bye\n', 2, 'the text bye is not in id.yaml'],
    ['a key below another', 'jv', 'hello:\n  again: Maneh\n', 2, 'the text hello.again is not in id.yaml'],
    ['a branch that is a text', 'en', 'report: Report\n', 1, 'the text report is not in id.yaml'],
    [
      'a mark forgotten',
      'en',
      'report:\n  sent: Sent {code}\n',
      2,
      'has the marks {code}, in id.yaml {code} {name}',
    ],
    ['a mark misspelt', 'jv', 'hello: Sugeng {nama}\n', 1, 'has the marks {nama}, in id.yaml {name}'],
    [
      'a mark too many',
      'en',
      'report:\n  step:\n    none: None {x}\n',
      3,
      'has the marks {x}, in id.yaml none',
    ],
    ['a text that is a list', 'en', 'hello: [a, b]\n', 1, 'hello'],
    ['a number for a text', 'id', 'hello: 5\n', 1, 'which is not a text'],
    ['an empty text', 'id', 'a:\n  b: ""\n', 2, 'has 0 characters'],
    ['a text without words', 'id', 'a:\n  b:\n', 2, 'a.b is empty'],
    ['a text of 10,000 characters', 'id', `hello: ${'x'.repeat(10_000)}\n`, 1, 'has 10000 characters'],
    ['a key with a point', 'id', 'hello: Halo\na.b: c\n', 2, 'the name "a.b" is not right'],
    ['a doubled key', 'id', 'hello: Halo\nhello: Hai\n', 2, 'the same name stands twice'],
    ['broken YAML', 'jv', 'hello: "Halo\n', 2, 'is missing'],
    ['an empty id.yaml', 'id', '# later\n', 1, 'the file is empty'],
  ])('%s', async (_, language, content, line, problem) => {
    await folder.write(`texts/${language}.yaml`, content);
    const [fault] = await faultsOf('INTENTS_INVALID', loadTexts(folder.dir));
    expect(fault?.file).toContain(`texts/${language}.yaml`);
    expect(fault).toMatchObject({ line });
    expect(fault?.problem).toContain(problem);
  });
});
