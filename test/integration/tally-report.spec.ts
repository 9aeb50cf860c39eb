import { startApp, type TestApp } from '../support/app.js';
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
    expect(await admin.attempt('GET', `${url}/report?format=pdf`)).toMatchObject({ status: 400 });
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
});
