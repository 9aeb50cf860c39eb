import { readStatements } from './batch.js';
import { XAPI_LIMITS, isSpoken } from './limits.js';
import { readStatement } from './statement.js';

const ID = '6690e6c9-3ef0-4ed3-8b37-7f3964730bee';
const NAME = 'd7c1ad5e-8f0d-4f1c-9a55-0d2f5e7a9b11';
const verb = (name: string) => ({ id: `http://adlnet.gov/expapi/verbs/${name}` });
const said = (more: object = {}) => ({
  actor: { account: { homePage: 'https://lernlotse.example', name: NAME } },
  verb: verb('completed'),
  object: { id: 'https://kurse.example/a' },
  ...more,
});
const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return [(error as { code: string }).code, (error as { details: { field?: string } }).details.field];
  }
};

describe('a statement', () => {
  it.each(['completed', 'passed'])('that somebody has %s a course completes it', (name) => {
    const timestamp = '2026-02-03T10:00:00.500Z';
    expect(readStatement(said({ id: ID.toUpperCase(), verb: verb(name), timestamp }), 1)).toMatchObject({
      ...{ id: ID, participant: NAME, effect: 'completes', activity: 'https://kurse.example/a' },
      at: new Date(timestamp),
    });
  });

  it.each([
    ['of another verb', { verb: verb('experienced') }],
    ['that the course was not completed', { result: { completion: false } }],
    ['that the test was not passed', { verb: verb('passed'), result: { success: false } }],
    ['about somebody', { object: { objectType: 'Agent', mbox: 'mailto:a@b.example' } }],
  ])('%s has no effect', (_, more) => {
    expect(readStatement(said(more), 1).effect).toBe('none');
  });

  it('voids another one', () => {
    const object = { objectType: 'StatementRef', id: ID };
    expect(readStatement(said({ verb: verb('voided'), object }), 1)).toMatchObject({ effect: 'voids', voids: ID });
    expect(codeOf(() => readStatement(said({ verb: verb('voided') }), 1))).toEqual([
      'xapi-statement-malformed',
      'object.objectType',
    ]);
  });

  it.each([
    ['an e-mail address', { mbox: 'mailto:kim@kommune.example' }, 'actor.mbox'],
    ['its checksum', { mbox_sha1sum: 'ebd31e95054c018b10727ccffd2ef2ec3a016ee9' }, 'actor.mbox_sha1sum'],
    ['an OpenID', { openid: 'https://kim.example' }, 'actor.openid'],
    [
      'an address as account',
      { account: { homePage: 'https://a.example', name: 'kim@b.example' } },
      'actor.account.name',
    ],
    ['a group', { objectType: 'Group', member: [] }, 'actor.objectType'],
  ])('is refused when its actor is %s', (_, actor, field) => {
    expect(codeOf(() => readStatement(said({ actor }), 1))).toEqual(['xapi-actor-not-pseudonymous', field]);
  });

  it.each([
    ['no object at all', 'x', ''],
    ['an unknown field', said({ mood: 1 }), 'mood'],
    ['a null', said({ result: null }), 'result'],
    ['an id that is no UUID', said({ id: '1' }), 'id'],
    ['no actor', said({ actor: undefined }), 'actor'],
    ['no account', said({ actor: {} }), 'actor.account'],
    ['no verb', said({ verb: {} }), 'verb.id'],
    ['a verb that is no IRI', said({ verb: { id: 'completed' } }), 'verb.id'],
    ['no object', said({ object: undefined }), 'object'],
    ['a time without zone', said({ timestamp: '2026-02-03T10:00:00' }), 'timestamp'],
    ['a time that is none', said({ timestamp: '2026-02-31T99:00:00Z' }), 'timestamp'],
    ['another version', said({ version: '2.0.0' }), 'version'],
  ])('is refused with %s', (_, statement, field) => {
    expect(codeOf(() => readStatement(statement, 1))).toEqual(['xapi-statement-malformed', field]);
  });

  it('says the same whatever its time and the order of its members, and something else with another result', () => {
    const { actor, verb: does, object } = said();
    const one = readStatement({ object, verb: does, actor, stored: '2026-01-01T00:00:00Z' }, 1);
    expect(one.content).toBe(readStatement(said({ id: ID, timestamp: '2026-02-03T10:00:00Z' }), 1).content);
    expect(one.content).not.toBe(readStatement(said({ result: { completion: true } }), 1).content);
  });
});

describe('a call', () => {
  it('brings one statement or a list', () => {
    expect(readStatements(said())).toHaveLength(1);
    expect(readStatements([said(), said()])).toHaveLength(2);
    expect(readStatements([])).toEqual([]);
  });

  it('is refused with too many statements, or with an id twice', () => {
    const many = Array.from({ length: XAPI_LIMITS.statements + 1 }, () => said());
    expect(codeOf(() => readStatements(many))).toEqual(['xapi-too-many-statements', undefined]);
    const twice = [said({ id: ID }), said({ id: ID })];
    expect(codeOf(() => readStatements(twice))).toEqual(['xapi-statement-id-repeated', undefined]);
  });

  it.each([
    ['1.0.3', true],
    ['1.0', true],
    ['1.0.1', true],
    ['0.95', false],
    ['1.1.0', false],
    ['2.0.0', false],
    [undefined, false],
  ])('in version %s is understood: %s', (version, understood) => {
    expect(isSpoken(version)).toBe(understood);
  });
});
