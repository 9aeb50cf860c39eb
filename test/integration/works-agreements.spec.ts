import { AgreementsService } from '../../src/municipalities/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { aMunicipality, CLAUSES, type Somebody, somebody } from '../support/people.js';
import { type Caller, callerWith } from '../support/story.js';

const AGREEMENT = { reference: 'DV 2026/04', agreedOn: '2026-10-01', clauses: CLAUSES };

describe('A works agreement', () => {
  let app: TestApp;
  let town: string;
  let path: string;
  let hanna: Caller;
  let jonas: Caller;
  let erika: Caller;

  const calling = ({ token }: Somebody): Caller => callerWith(app, token);

  beforeAll(async () => {
    app = await startApp({ worker: false });
  });
  beforeEach(async () => {
    town = (await aMunicipality(app)).id;
    path = `/municipalities/${town}/works-agreement`;
    hanna = calling(await somebody(app, { hrOf: [town] }));
    jonas = calling(await somebody(app, { hrOf: [town] }));
    erika = calling(await somebody(app, { employeeOf: [town] }));
  });
  afterAll(() => app.close());

  const refusal = async (answer: ReturnType<Caller['attempt']>): Promise<unknown> => {
    const { status, body } = await answer;
    return [status, body.code];
  };

  it('is in force only after a second person of HR confirms it, and every employee can read it then', async () => {
    expect(await hanna.put(path, AGREEMENT)).toMatchObject({ version: 1, inForce: false, ...AGREEMENT });
    expect(await erika.get(path)).toMatchObject({ version: 1, inForce: false, versionInForce: null });
    expect(await jonas.post(`${path}/confirm`)).toMatchObject({ version: 1, inForce: true });
    expect(await erika.get(path)).toMatchObject({ inForce: true, versionInForce: { version: 1, clauses: CLAUSES } });
  });

  it('is not confirmed by the person who recorded it, not even as an admin', async () => {
    const both = calling(await somebody(app, { admin: true, hrOf: [town] }));
    await both.put(path, AGREEMENT);
    expect(await refusal(both.attempt('POST', `${path}/confirm`))).toEqual([403, 'agreement-needs-second-person']);
  });

  it('can be confirmed by an admin where HR is a single person', async () => {
    await hanna.put(path, AGREEMENT);
    const admin = calling(await somebody(app, { admin: true }));
    expect(await admin.post(`${path}/confirm`, { version: 1 })).toMatchObject({ inForce: true });
  });

  it('stays in force until a newer version is confirmed', async () => {
    await hanna.put(path, AGREEMENT);
    await jonas.post(`${path}/confirm`);
    const stricter = { ...AGREEMENT, clauses: { ...CLAUSES, minimumGroupSize: 10 } };
    expect(await jonas.put(path, stricter)).toMatchObject({ version: 2, inForce: false });
    expect(await erika.get(path)).toMatchObject({ version: 2, inForce: false, versionInForce: { version: 1 } });
    expect(await app.get(AgreementsService).mustBeInForce(town)).toMatchObject({ version: 1 });
    await hanna.post(`${path}/confirm`);
    expect(await app.get(AgreementsService).inForce(town)).toMatchObject({
      version: 2,
      clauses: { minimumGroupSize: 10 },
    });
  });

  it('is confirmed once, and only in the version that was read', async () => {
    await hanna.put(path, AGREEMENT);
    await hanna.put(path, { ...AGREEMENT, reference: 'DV 2026/05' });
    expect(await refusal(jonas.attempt('POST', `${path}/confirm`, { body: { version: 1 } }))).toEqual([
      409,
      'works-agreement-changed',
    ]);
    await jonas.post(`${path}/confirm`, { version: 2 });
    expect(await refusal(jonas.attempt('POST', `${path}/confirm`))).toEqual([409, 'works-agreement-already-confirmed']);
  });

  it('gets one version each when two people record at the same moment', async () => {
    const versions = await Promise.all([hanna, jonas, hanna, jonas].map((caller) => caller.put(path, AGREEMENT)));
    expect(versions.map((agreement: { version: number }) => agreement.version).sort()).toEqual([1, 2, 3, 4]);
  });

  it('is nobody’s business in another municipality', async () => {
    const elsewhere = (await aMunicipality(app)).id;
    const stranger = calling(await somebody(app, { hrOf: [elsewhere], employeeOf: [elsewhere] }));
    await hanna.put(path, AGREEMENT);
    expect(await refusal(stranger.attempt('GET', path))).toEqual([404, 'works-agreement-not-found']);
    expect(await refusal(stranger.attempt('PUT', path, { body: AGREEMENT }))).toEqual([403, 'not-your-municipality']);
    expect(await refusal(stranger.attempt('POST', `${path}/confirm`))).toEqual([403, 'not-your-municipality']);
  });

  it('is recorded by HR, not by employees or admins, and by nobody without signing in', async () => {
    const admin = calling(await somebody(app, { admin: true }));
    expect(await refusal(erika.attempt('PUT', path, { body: AGREEMENT }))).toEqual([403, 'not-permitted']);
    expect(await refusal(erika.attempt('POST', `${path}/confirm`))).toEqual([403, 'not-permitted']);
    expect(await refusal(admin.attempt('PUT', path, { body: AGREEMENT }))).toEqual([403, 'not-permitted']);
    expect((await app.call('GET', `/api/v1${path}`)).status).toBe(401);
  });

  it('does not exist before it is recorded', async () => {
    expect(await refusal(erika.attempt('GET', path))).toEqual([404, 'works-agreement-not-found']);
    expect(await refusal(jonas.attempt('POST', `${path}/confirm`))).toEqual([404, 'works-agreement-not-found']);
    expect(await app.get(AgreementsService).current(town)).toBeNull();
    await expect(app.get(AgreementsService).mustBeInForce(town)).rejects.toThrow('works-agreement-missing');
  });

  it.each([
    ['a group under five', { ...AGREEMENT, clauses: { ...CLAUSES, minimumGroupSize: 4 } }, '/clauses/minimumGroupSize'],
    ['no clauses', { reference: 'DV', agreedOn: '2026-10-01' }, '/clauses'],
    ['an empty list of clauses', { ...AGREEMENT, clauses: [] }, '/clauses'],
    ['no purpose', { ...AGREEMENT, clauses: { ...CLAUSES, purposes: [] } }, '/clauses/purposes'],
    ['a day that does not exist', { ...AGREEMENT, agreedOn: '2026-02-30' }, '/agreedOn'],
    ['an unknown clause', { ...AGREEMENT, clauses: { ...CLAUSES, rankings: true } }, '/clauses/rankings'],
  ])('with %s is refused at the field', async (_, body, pointer) => {
    const answer = await hanna.attempt('PUT', path, { body });
    expect([answer.status, answer.body.errors]).toMatchObject([400, [{ pointer }]]);
  });

  it('of tomorrow is refused', async () => {
    const body = { ...AGREEMENT, agreedOn: '2999-01-01' };
    expect(await refusal(hanna.attempt('PUT', path, { body }))).toEqual([422, 'agreement-dated-in-future']);
  });

  it('leaves a trace of who recorded and who confirmed', async () => {
    await hanna.put(path, AGREEMENT);
    await jonas.post(`${path}/confirm`);
    const acts = await app.sql<{ act: string }>(
      `SELECT act FROM audit_acts WHERE municipality_id = $1 ORDER BY position`,
      [town],
    );
    expect(acts.map(({ act }) => act)).toEqual(['works-agreement.recorded', 'works-agreement.confirmed']);
  });
});
