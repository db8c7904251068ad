import { expect, test } from '@jest/globals';
import { decide } from '../../src/conversation/decide.js';
import type { Knowledge } from '../../src/conversation/decision.js';
import { makeLocatePoint } from '../../src/understanding/places/locate-point.js';
import { know, makeTurn } from './sample-turn.js';

const { places, city } = know.profile;
const kelurahan = places.kelurahan.map(({ box: _box, ...area }) => area);
/** A city whose kelurahan were imported: nobody drew their borders yet. */
const imported: Knowledge = { ...know, locate: makeLocatePoint({ ...places, kelurahan }, city.box) };

test('keeps the point, asks for the kelurahan, and puts both together', async () => {
  const told = decide(makeTurn({ text: 'lampu jalan mati total' }), imported);
  const location = { lat: -7.071, lon: 110.93 };
  const sent = decide(makeTurn({ talk: told.talk, inbound: { location } }), imported);
  expect(sent.talk).toMatchObject({ asked: { kind: 'kecamatan' }, draft: { placePoint: location } });
  expect(sent.says[0]?.text).toContain('Titik');
  const named = decide(makeTurn({ talk: sent.talk, text: 'kel kaliasin' }), imported);
  expect(named.talk).toMatchObject({
    asked: { kind: 'confirm' },
    draft: {
      place: { label: 'Kel. Kaliasin', kelurahan: 'Kaliasin', kecamatan: 'Cempaka', point: location },
    },
  });
});

test('an address with a number that the map does not know is completed by its kelurahan', async () => {
  const told = decide(makeTurn({ text: 'lampu jalan mati di jl bronggalan gang 3 no 12' }), know);
  expect(told.talk).toMatchObject({
    asked: { kind: 'kecamatan' },
    draft: { placeTyped: 'Jl. Bronggalan, Gang 3, No. 12' },
  });
  const named = decide(makeTurn({ talk: told.talk, text: 'rt 3 rw 2 kel mawar' }), know);
  expect(named.talk.draft?.place).toMatchObject({
    label: 'Jl. Bronggalan, Gang 3, No. 12, RT 3/RW 2, Kel. Mawar',
    kelurahan: 'Mawar',
  });
});
