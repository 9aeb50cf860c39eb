import { ValueType, Workbook, type Worksheet } from 'exceljs';

import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { startApp, type TestApp } from '../support/app.js';
import { bookmarksOf, structureOf } from '../support/pdf.js';
import { anOpenProgramme, aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

describe('The report of the tallies', () => {
  let app: TestApp;
  let admin: Somebody;
  let towns: readonly Town[];
  let url: string;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, { admin: true });
    towns = [await aTown(app, 1), await aTown(app, 2)];
    const programmeId = await anOpenProgramme(admin, { title: { de: '=1+1' }, total: 10 });
    url = `/programmes/${programmeId}/tallies`;
    const person = await aPerson(app, { municipalityId: towns[0]!.id });
    await towns[0]!.hr.post('/vouchers', { programmeId, personId: person.id });
    await app.jobsDone();
  });
  afterAll(() => app.close());

  it('ends in the tally of each municipality, and for HR holds their own only', async () => {
    const { days } = await admin.get(`${url}/report?format=json`);
    const tallies = (await admin.get(url)) as { municipalityId: string; talliedAt: string }[];
    expect(days).toHaveLength(2);
    for (const { talliedAt: _, ...tally } of tallies) {
      expect(days).toContainEqual(expect.objectContaining(tally));
    }
    const own = await towns[1]!.hr.get(`${url}/report?format=json`);
    expect(own.days).toMatchObject([{ municipalityId: towns[1]!.id }]);
    const foreign = `${url}/report?municipalityId=${towns[0]!.id}`;
    expect(await towns[1]!.hr.attempt('GET', foreign)).toMatchObject({ status: 403 });
    expect(await admin.attempt('GET', `${url}/report?format=doc`)).toMatchObject({ status: 400 });
  });

  it('is a CSV for spreadsheet programs in which nothing counts as a formula', async () => {
    const { headers, body } = await admin.attempt('GET', `${url}/report?format=csv`);
    expect(headers['content-disposition']).toContain('attachment');
    const lines = (body as string).trimEnd().split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFF"programme";"ars";"municipality";"day";"granted";"requested";"assigned";"redeemed";"completed";"expired";"available";"ledgerPosition"',
    );
    expect(lines[1]).toMatch(/^"'=1\+1";"073300000001";"Ort 1";"\d{4}-\d\d-\d\d";"5";"0";"1";"0";"0";"0";"4";"3"$/);
    expect(lines).toHaveLength(3);
  });

  it('begins a period with where each municipality stood, and ends with its last day', async () => {
    const backdated = `UPDATE ledger_entries SET recorded_at = recorded_at - interval '3 days' WHERE kind = 'grant'`;
    await app.sql('ALTER TABLE ledger_entries DISABLE TRIGGER ledger_entries_append_only');
    await app.sql(backdated);
    await app.sql('ALTER TABLE ledger_entries ENABLE TRIGGER ledger_entries_append_only');
    const [day, yesterday] = [berlinDay(new Date()), addDays(berlinDay(new Date()), -1)] as const;
    const days = async (query: string) => (await admin.get(`${url}/report?${query}`)).days as object[];
    expect(await days(`from=${yesterday}&municipalityId=${towns[0]!.id}`)).toMatchObject([
      { day: yesterday, granted: 5, assigned: 0 },
      { day, granted: 5, assigned: 1 },
    ]);
    expect(await days(`to=${yesterday}`)).toMatchObject([
      { granted: 5, assigned: 0, ars: '073300000001' },
      { granted: 5, assigned: 0, ars: '073300000002' },
    ]);
    const reversed = await admin.attempt('GET', `${url}/report?from=${day}&to=${yesterday}`);
    expect(reversed).toMatchObject({ status: 422, body: { code: 'report-range-invalid' } });
    expect(await admin.attempt('GET', `${url}/report?from=2026-02-30`)).toMatchObject({ status: 400 });
  });

  it('is a workbook with numbers, dates and a heading, in the language of the reader, in which nothing counts as a formula', async () => {
    const { rawPayload, headers } = await app.app.inject({
      url: `/api/v1${url}/report?format=xlsx`,
      headers: { authorization: `Bearer ${admin.token}`, 'accept-language': 'en' },
    });
    expect(headers['content-disposition']).toContain('.xlsx"');
    const workbook = new Workbook();
    await workbook.xlsx.load(rawPayload as unknown as Parameters<typeof workbook.xlsx.load>[0]);
    const [state, history] = workbook.worksheets as [Worksheet, Worksheet];
    expect([state.name, history.name]).toEqual(['State', 'By day']);
    expect([state.rowCount, history.rowCount]).toEqual([3, 4]);
    expect(state.getRow(1).values).toEqual(
      expect.arrayContaining(['Programme', 'Municipality', 'Day', 'Allotment', 'Left']),
    );
    expect(state.getRow(1).font.bold).toBe(true);
    expect(state.getColumn(3).width).toBeGreaterThan(20);
    const row = state.getRow(2);
    expect([1, 2, 3].map((cell) => row.getCell(cell).value)).toEqual(["'=1+1", '073300000001', 'Ort 1']);
    expect([1, 4, 5].map((cell) => row.getCell(cell).type)).toEqual([
      ValueType.String,
      ValueType.Date,
      ValueType.Number,
    ]);
    expect(row.getCell(4).numFmt).toBe('dd/mm/yyyy');
    expect((row.getCell(4).value as Date).toISOString().slice(0, 10)).toBe(berlinDay(new Date()));
    expect([5, 6, 7, 11, 12].map((cell) => row.getCell(cell).value)).toEqual([5, 0, 1, 4, 3]);
  });

  it('is a paper for people, in the language of the reader, with the state and how it came about', async () => {
    const { rawPayload, headers } = await app.app.inject({
      url: `/api/v1${url}/report?format=pdf`,
      headers: { authorization: `Bearer ${admin.token}`, 'accept-language': 'de' },
    });
    expect([headers['content-type'], headers['content-disposition']]).toEqual([
      'application/pdf',
      `attachment; filename="1-1-stand-${berlinDay(new Date())}.pdf"`,
    ]);
    expect(bookmarksOf(rawPayload)).toEqual(['Stand der Gutscheine: =1+1']);
    const [, ...parts] = structureOf(rawPayload);
    const rowsOf = (table: string) => table.match(/"TR"/g)?.length;
    const tables = parts.filter(([name]) => name === 'Table').map((table) => rowsOf(JSON.stringify(table)));
    // With the head: both municipalities, then the three days on which something moved.
    expect(tables).toEqual([3, 4]);
  });
});
