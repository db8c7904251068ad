import { describe, expect, test } from '@jest/globals';
import type { RoutingRule, Unit } from '../../src/profile/city-schema.js';
import { CATEGORIES, type Category } from '../../src/profile/intents-schema.js';
import { routeReport } from '../../src/units/route.js';

const unit = (id: string, categories: Category[], triage = false): Unit => ({
  id,
  name: `Dinas ${id}`,
  categories,
  outside: false,
  triage,
});
const units = [
  unit('pu', ['jalan', 'drainase']),
  unit('dlh', ['sampah']),
  unit('kecamatan-anggrek', []),
  unit('inspektorat', ['aparat']),
  unit('triase', ['lainnya'], true),
];
const routing: RoutingRule[] = [
  { category: 'drainase', kelurahan: ['Melati', 'Mawar'], unit: 'dlh' },
  { category: ['sampah', 'drainase'], kecamatan: 'Anggrek', unit: 'kecamatan-anggrek' },
  { kelurahan: 'Dahlia', unit: 'kecamatan-anggrek' },
];

describe('routing a report', () => {
  const table: [string, Category, { kecamatan?: string; kelurahan?: string }, string, object][] = [
    [
      'the first of two matching rules',
      'drainase',
      { kecamatan: 'Anggrek', kelurahan: 'Mawar' },
      'dlh',
      { by: 'rule', index: 0 },
    ],
    [
      'a rule for a kecamatan',
      'sampah',
      { kecamatan: 'anggrek' },
      'kecamatan-anggrek',
      { by: 'rule', index: 1 },
    ],
    [
      'a rule for an area only',
      'jalan',
      { kelurahan: 'Dahlia' },
      'kecamatan-anggrek',
      { by: 'rule', index: 2 },
    ],
    ['the list of a unit', 'jalan', { kecamatan: 'Anggrek', kelurahan: 'Melati' }, 'pu', { by: 'category' }],
    ['the list of a unit without a place', 'sampah', {}, 'dlh', { by: 'category' }],
    ['the triage desk when no unit has the category', 'kerja', {}, 'triase', { by: 'triage' }],
    ['the triage desk for anything else', 'lainnya', {}, 'triase', { by: 'triage' }],
    [
      'the inspectorate, whatever the area says',
      'aparat',
      { kelurahan: 'Dahlia' },
      'inspektorat',
      { by: 'category' },
    ],
  ];
  test.each(table)('follows %s', (_, category, place, unit, why) => {
    expect(routeReport({ category, ...place }, { units, routing })).toEqual({ unit, why });
  });

  test('finds a unit for every category even without rules and lists', () => {
    for (const category of CATEGORIES) {
      const bare = { units: [unit('triase', [], true)], routing: [] };
      expect(routeReport({ category }, bare).unit).toBe('triase');
    }
  });
});
