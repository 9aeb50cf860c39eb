import { type BoardChoice, boardPage, type BoardRow } from './board-rows.js';

const NOW = Date.parse('2026-11-26T12:00:00Z');

const row = (name: string, more: Partial<BoardRow> = {}, secondsAgo = 0): BoardRow => ({
  municipality: { name, ars: '073300000001', kind: 'collective-municipality' },
  municipalityId: name,
  ...{ granted: 10, requested: 0, assigned: 1, redeemed: 0, completed: 0, expired: 0, available: 9 },
  ...{ expiring: 0, alarms: 0, ledgerPosition: 1, talliedAt: new Date(NOW - secondsAgo * 1_000) },
  ...more,
});
const choice = (more: Partial<BoardChoice> = {}): BoardChoice => ({
  ...{ search: '', kind: '', onlyAlarms: false, order: 'name', page: 1, ...more },
});
const namesOf = (rows: readonly BoardRow[], more: Partial<BoardChoice>) =>
  boardPage(rows, choice(more)).rows.map(({ municipality }) => municipality.name);

describe('the board of tallies', () => {
  const towns = [
    row('Übach', { available: 3, ledgerPosition: 7 }, 5),
    row('Aarbergen', { available: 9, alarms: 1, ledgerPosition: 9 }, 60),
    row('Zell', { available: 3, ledgerPosition: 8 }, 1),
  ];

  it.each([
    ['name', ['Aarbergen', 'Übach', 'Zell']],
    ['-name', ['Zell', 'Übach', 'Aarbergen']],
    ['available', ['Übach', 'Zell', 'Aarbergen']],
    ['-available', ['Aarbergen', 'Übach', 'Zell']],
    ['position', ['Übach', 'Zell', 'Aarbergen']],
    ['age', ['Aarbergen', 'Übach', 'Zell']],
  ] as const)('by %s, equal ones by name', (order, names) => {
    expect(namesOf(towns, { order })).toEqual(names);
  });

  it('finds umlauts in every spelling, the key, the kind and alarms', () => {
    expect(namesOf(towns, { search: ' UEB' })).toEqual(['Übach']);
    expect(namesOf(towns, { search: '0733' })).toHaveLength(3);
    expect(namesOf(towns, { kind: 'district' })).toEqual([]);
    expect(namesOf(towns, { onlyAlarms: true })).toEqual(['Aarbergen']);
  });

  it('sums up everything that fits, whatever page is shown, and is as old as its oldest row', () => {
    const many = Array.from({ length: 60 }, (_, n) => row(`Ort ${String(n).padStart(2, '0')}`, {}, n));
    const last = boardPage(many, choice({ page: 99 }));
    expect(last).toMatchObject({ number: 3, pages: 3, total: 60, sums: { granted: 600, available: 540 } });
    expect(last.rows).toHaveLength(10);
    expect(last.oldest?.municipality.name).toBe('Ort 59');
    expect(boardPage([], choice())).toMatchObject({ rows: [], total: 0, number: 1, pages: 1, oldest: null });
  });
});
