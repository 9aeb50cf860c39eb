import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { reportingPeriod } from '../../src/kernel/reporting-period.js';
import { FrameworksService } from '../../src/competencies/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCheckWorld, anEmployee, aProfile, best, type CheckWorld } from '../support/checks.js';
import { aCourse } from '../support/courses.js';
import { measured } from '../support/measured.js';
import { multipart } from '../support/story.js';
import { aPerson, type Somebody } from '../support/vouchers.js';

interface Text {
  de?: string;
  en?: string;
}

interface Content {
  edition: string;
  code: string;
  levels: object[];
  areas: { code: string; title: Text; competencies: { code: string; title: Text; levels: object[] }[] }[];
}

interface Draft {
  readonly id: string;
  readonly revision: number;
  readonly content: Content;
}

const WITHDRAWN = '5.1';

describe('The next edition of a framework', () => {
  let app: TestApp;
  let world: CheckWorld;
  let admin: Somebody;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, { admin: true });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.sql('TRUNCATE frameworks, item_banks, reference_reports, imports CASCADE');
    await app.sql('DELETE FROM courses');
    world = await aCheckWorld(app);
    await app.sql(`UPDATE frameworks SET vocabulary = 'DigComp'`);
    await app.sql(`UPDATE item_banks SET vocabulary = 'DigComp'`);
    await app.sql(`UPDATE framework_levels SET coarse_name = jsonb_build_object('de', 'Hauptstufe ' || coarse)`);
  });

  const begin = (edition = '2') => admin.post(`/frameworks/${world.frameworkId}/next-edition`, { edition });
  const attemptBegin = (edition: string, id = world.frameworkId) =>
    admin.attempt('POST', `/frameworks/${id}/next-edition`, { body: { edition } });
  const changed = ({ content }: Draft, change: (content: Content) => void): Content => {
    const copy = structuredClone(content);
    change(copy);
    return copy;
  };
  const write = (draft: Draft, content: object, revision = draft.revision) =>
    admin.attempt('PUT', `/framework-drafts/${draft.id}`, {
      body: { content },
      headers: { 'if-match': `"${revision}"` },
    });
  const publish = (draft: Draft, body: object = {}, revision = draft.revision) =>
    admin.attempt('POST', `/framework-drafts/${draft.id}/publish`, { body, headers: { 'if-match': `"${revision}"` } });
  const without = (code: string) => (content: Content) => {
    for (const area of content.areas) area.competencies = area.competencies.filter((one) => one.code !== code);
  };
  const drafted = async (change: (content: Content) => void): Promise<Draft> => {
    const draft = (await begin()) as Draft;
    const { status, body } = await write(draft, changed(draft, change));
    expect([status, body.code]).toEqual([200, 'muster']);
    return body as Draft;
  };
  const impactOf = ({ id }: Draft) => admin.get(`/framework-drafts/${id}/impact`);
  const editions = async () =>
    (await app.get(FrameworksService).list()).map(({ code, edition }) => `${code} ${edition}`);

  describe('is drafted', () => {
    it('from the newest, says what that says, and is seen by nobody else', async () => {
      const draft = (await begin()) as Draft;
      expect(draft).toMatchObject({ code: 'muster', edition: '2', basisId: world.frameworkId, revision: 1 });
      expect(await impactOf(draft)).toMatchObject({ order: 'next', differences: [], competencies: [] });
      expect(await editions()).toEqual(['muster 1']);
      expect((await admin.get('/framework-drafts')).items).toMatchObject([{ id: draft.id, edition: '2' }]);
      const answer = await world.employee.attempt('GET', `/framework-drafts/${draft.id}`);
      expect(answer.status).toBe(403);
    });

    it.each(['1', '0', '', 'zwei Wörter', 'x'.repeat(21)])('under no name like "%s"', async (edition) => {
      const { status } = await attemptBegin(edition);
      expect([400, 422]).toContain(status);
      expect((await admin.get('/framework-drafts')).items).toEqual([]);
    });

    it('after all before it, and numbers in its name count as numbers', async () => {
      const [ninth] = await app.sql<{ id: string }>(
        `INSERT INTO frameworks (id, code, edition, vocabulary, title, description, source, licence, updated_at)
         SELECT gen_random_uuid(), code, '9', vocabulary, title, description, source, licence, now() FROM frameworks RETURNING id`,
      );
      expect(await attemptBegin('8', ninth!.id)).toMatchObject({ status: 422, body: { code: 'edition-not-later' } });
      expect((await attemptBegin('10', ninth!.id)).status).toBe(201);
    });

    it('once at a time', async () => {
      await begin();
      const { status, body } = await attemptBegin('3');
      expect([status, body.code]).toEqual([409, 'one-draft-edition-per-framework']);
    });

    it('from no edition that has a successor, and is published over none that came meanwhile', async () => {
      const draft = (await begin()) as Draft;
      await app.sql(`INSERT INTO frameworks (id, code, edition, vocabulary, title, description, source, licence, updated_at)
                     SELECT gen_random_uuid(), code, '1b', vocabulary, title, description, source, licence, now() FROM frameworks`);
      const { status, body } = await publish(draft);
      expect([status, body.code]).toEqual([409, 'framework-overtaken']);
      expect((await attemptBegin('3')).body.code).toBe('framework-overtaken');
      expect((await admin.get(`/framework-drafts/${draft.id}`)).content).toEqual(draft.content);
    });
  });

  describe('is written', () => {
    it('with what changed on record, and read again as it was written', async () => {
      const { id, content } = await drafted(({ areas }) => {
        areas[0]!.competencies[0]!.title = { de: 'Finden', en: 'Find' };
        areas.push({
          code: '2',
          title: { de: 'Neu' },
          competencies: [{ code: '2.2', title: { de: 'Neues' }, levels: [] }],
        });
      });
      expect(content.areas.map(({ competencies }) => competencies.map(({ code }) => code))).toEqual([
        ['1.1', '2.1', '5.1'],
        ['2.2'],
      ]);
      const [act] = await app.sql(
        `SELECT act, details FROM audit_acts WHERE subject = $1 AND act = 'framework.edited'`,
        [id],
      );
      expect(act).toMatchObject({
        details: {
          revision: 2,
          parts: ['changed competence 1.1: title', 'added area 2: title', 'added competence 2.2: title area'],
        },
      });
    });

    it('by nobody over what another has written', async () => {
      const draft = (await begin()) as Draft;
      const title = (text: string) => changed(draft, ({ areas }) => (areas[0]!.title = { de: text }));
      await write(draft, title('Erste'));
      const { status, body } = await write(draft, title('Zweite'));
      expect([status, body.code, body.details.current.content.areas[0].title]).toEqual([
        412,
        'edited-meanwhile',
        { de: 'Erste' },
      ]);
      const missing = await admin.attempt('PUT', `/framework-drafts/${draft.id}`, { body: { content: draft.content } });
      expect(missing.status).toBe(428);
    });

    it.each<[string, (content: Content) => void, string]>([
      [
        'a competence without a title',
        ({ areas }) => (areas[0]!.competencies[0]!.title = {}),
        'framework-draft-invalid',
      ],
      [
        'one code twice',
        ({ areas }) => areas[0]!.competencies.push({ ...areas[0]!.competencies[0]! }),
        'framework-draft-invalid',
      ],
      ['a level less', ({ levels }) => levels.pop(), 'framework-levels-fixed'],
      ['another framework', (content) => (content.code = 'fremd'), 'framework-other'],
      ['the name of an edition that there is', (content) => (content.edition = '1'), 'edition-not-later'],
    ])('not with %s', async (_, change, code) => {
      const draft = (await begin()) as Draft;
      const { status, body } = await write(draft, changed(draft, change));
      expect([status, body.code]).toEqual([422, code]);
      expect((await admin.get(`/framework-drafts/${draft.id}`)).revision).toBe(1);
    });

    it('never with a code that meant another competence once', async () => {
      await publish(await drafted(without('2.1')), { acceptConflicts: true });
      const [newest] = await app.get(FrameworksService).list();
      const next = (await admin.post(`/frameworks/${newest!.id}/next-edition`, { edition: '3' })) as Draft;
      const { body } = await write(
        next,
        changed(next, ({ areas }) =>
          areas[0]!.competencies.push({ code: '2.1', title: { de: 'Anderes' }, levels: [] }),
        ),
      );
      expect(body.code).toBe('competence-code-used');
    });

    it('or deleted, and nothing else with it', async () => {
      const draft = (await begin()) as Draft;
      const remove = (revision: number) =>
        admin.attempt('DELETE', `/framework-drafts/${draft.id}`, { headers: { 'if-match': `"${revision}"` } });
      expect((await remove(7)).status).toBe(412);
      expect((await remove(1)).status).toBe(204);
      expect((await remove(1)).body.code).toBe('framework-draft-not-found');
      expect(await editions()).toEqual(['muster 1']);
    });
  });

  describe('says before it is published', () => {
    it('which profiles, questions and courses refer to what it touches, and which are conflicts', async () => {
      const draftProfile = await aProfile(app, world.frameworkId, { code: 'entwurf', state: 'draft' });
      await aProfile(app, world.frameworkId, { code: 'alt', state: 'retired' });
      for (let n = 0; n < 5; n++) {
        await admin.post('/courses', aCourse({ lessons: [{ competence: WITHDRAWN, from: 1, to: 3 }] }));
      }
      const impact = await impactOf(
        await drafted((content) => {
          without(WITHDRAWN)(content);
          content.areas[0]!.competencies[0]!.title = { de: 'Finden' };
        }),
      );
      expect(impact.competencies).toMatchObject([
        {
          ...{ code: WITHDRAWN, difference: 'withdrawn', conflict: true, running: null, measured: null },
          profiles: [
            { id: world.profileId, state: 'published', edition: '1' },
            { id: draftProfile, state: 'draft' },
          ],
          items: [{ instrumentId: world.instrumentId, items: 4 }],
          courses: { count: 5, first: [{ state: 'draft' }, { state: 'draft' }, { state: 'draft' }] },
        },
        { code: '1.1', difference: 'changed', conflict: false, courses: { count: 0, first: [] } },
      ]);
      expect(
        impact.differences.map(({ code, difference }: { code: string; difference: string }) => `${code} ${difference}`),
      ).toEqual(['1.1 changed', `${WITHDRAWN} withdrawn`]);
    });

    it('how many persons have a check under way or a result, in counts of the last quarter that name no small group', async () => {
      const { from, to } = reportingPeriod(berlinDay(new Date()));
      const begun = async (count: number) => {
        for (let n = 0; n < count; n++) {
          await (await anEmployee(app, world.municipalityId)).post('/checks', { profileId: world.profileId });
        }
        await app.sql(`UPDATE checks SET started_at = $1::date WHERE state = 'started'`, [from]);
      };
      await measured(app, world, best, 7);
      await begun(4);
      await app.sql(`UPDATE results SET measured_at = $1::date`, [from]);
      await app.sql(`UPDATE checks SET started_at = $1::date, ended_at = $1::date WHERE state = 'submitted'`, [from]);
      const draft = await drafted(without(WITHDRAWN));
      const counts = async () => {
        const { competencies, period } = await impactOf(draft);
        return { to: period.to as string, running: competencies[0].running, measured: competencies[0].measured };
      };
      expect(await counts()).toEqual({ to, running: null, measured: 5 });

      await begun(3);
      expect(await counts()).toEqual({ to, running: null, measured: 5 });
      await app.sql('DELETE FROM reference_reports');
      expect(await counts()).toEqual({ to, running: 5, measured: 5 });

      await app.sql('DELETE FROM reference_reports');
      await app.sql(`UPDATE checks SET started_at = $1::date WHERE state = 'started'`, [addDays(to, 1)]);
      await app.sql(`UPDATE results SET measured_at = $1::date`, [addDays(to, 1)]);
      expect(await counts()).toEqual({ to, running: null, measured: null });
    });
  });

  describe('is published', () => {
    it('only when somebody accepts that published profiles keep what it withdraws', async () => {
      const draft = await drafted(without(WITHDRAWN));
      const refused = await publish(draft);
      expect([refused.status, refused.body]).toMatchObject([
        409,
        { code: 'edition-conflicts', details: { competencies: WITHDRAWN } },
      ]);
      expect((await publish(draft, { acceptConflicts: true }, 1)).status).toBe(412);
      expect(await editions()).toEqual(['muster 1']);
      expect((await publish(draft, { acceptConflicts: true })).status).toBe(200);
      expect(await editions()).toEqual(['muster 2', 'muster 1']);
      expect((await admin.get('/framework-drafts')).items).toEqual([]);
    });

    it('and everything that was built on the edition before keeps what it was asked for', async () => {
      const [person] = await measured(app, world, best, 1);
      const before = {
        result: await person!.get(`/checks/${person!.checkId}/result`),
        match: await person!.get(`/me/matches?profileId=${world.profileId}`),
        profile: await admin.get(`/profiles/${world.profileId}`),
      };
      const { body } = await publish(await drafted(without(WITHDRAWN)), { acceptConflicts: true });
      expect({
        result: await person!.get(`/checks/${person!.checkId}/result`),
        match: await person!.get(`/me/matches?profileId=${world.profileId}`),
        profile: await admin.get(`/profiles/${world.profileId}`),
      }).toEqual(before);
      const { next } = await (
        await anEmployee(app, world.municipalityId)
      ).post('/checks', { profileId: world.profileId });
      expect(next).not.toBeNull();
      const { competencies } = await admin.get(`/frameworks/${body.id as string}/competencies`);
      expect(competencies.map(({ code }: { code: string }) => code)).toEqual(['1.1', '2.1']);
      expect((await app.get(FrameworksService).titlesIn('DigComp')).get(WITHDRAWN)).toEqual({
        de: `Kompetenz ${WITHDRAWN}`,
      });
    });
  });

  describe('comes as a file', () => {
    const previewed = async (content: object) => {
      const form = multipart({ kind: 'framework', mode: 'preview' }, 'rahmen.json', JSON.stringify(content));
      const { body } = await admin.attempt('POST', '/imports', form);
      await app.jobsDone();
      return admin.get(`/imports/${body.id as string}`);
    };
    const fileWith = async (edition: string, change: (content: Content) => void): Promise<Content> => {
      const file = await app.get(FrameworksService).file(world.frameworkId);
      const copy = structuredClone({ ...file, edition }) as unknown as Content;
      change(copy);
      return copy;
    };

    it('whose impact is told like that of a draft, and which is then applied as it was shown', async () => {
      const record = await previewed(await fileWith('2', without(WITHDRAWN)));
      expect(record).toMatchObject({ state: 'previewed', applicable: true, counts: { created: 12, changed: 0 } });
      const impact = await admin.get(`/imports/${record.id as string}/framework-impact`);
      expect(impact).toMatchObject({
        ...{ order: 'next', edition: '2', basis: { id: world.frameworkId, edition: '1' } },
        competencies: [{ code: WITHDRAWN, difference: 'withdrawn', conflict: true }],
      });
      await admin.post(`/imports/${record.id as string}/apply`, { mode: 'all-or-nothing' });
      await app.jobsDone();
      expect(await editions()).toEqual(['muster 2', 'muster 1']);
      const gone = await admin.attempt('GET', `/imports/${record.id as string}/framework-impact`);
      expect([gone.status, gone.body.code]).toEqual([409, 'import-not-applicable']);
    });

    it('that corrects an edition in place withdraws nothing, and its rows say what they change', async () => {
      const record = await previewed(
        await fileWith('1', (content) => {
          without(WITHDRAWN)(content);
          content.areas[0]!.competencies[0]!.title = { de: 'Finden' };
        }),
      );
      expect(record.counts).toMatchObject({ created: 0, changed: 1, unchanged: 11 });
      expect(record.piles.changed.items).toMatchObject([
        { changes: [{ field: 'title', before: { de: 'Kompetenz 1.1' }, after: { de: 'Finden' } }] },
      ]);
      const impact = await admin.get(`/imports/${record.id as string}/framework-impact`);
      expect(impact).toMatchObject({ order: 'same', competencies: [{ code: '1.1', difference: 'changed' }] });
      await admin.post(`/imports/${record.id as string}/apply`, { mode: 'all-or-nothing' });
      await app.jobsDone();
      const report = await admin.get(`/imports/${record.id as string}`);
      expect(report).toMatchObject({ state: 'applied', counts: { created: 0, changed: 1, unchanged: 11 } });
    });

    it('and is no framework where another kind was previewed', async () => {
      const form = multipart({ kind: 'profiles', mode: 'preview' }, 'profile.json', '{}');
      const { body } = await admin.attempt('POST', '/imports', form);
      await app.jobsDone();
      const answer = await admin.attempt('GET', `/imports/${body.id as string}/framework-impact`);
      expect([answer.status, answer.body.code]).toEqual([404, 'import-not-found']);
    });
  });
});
