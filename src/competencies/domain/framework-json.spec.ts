import { readFrameworkJson } from './framework-json.js';

const text = { de: 'Text' };
const level = (number: number, coarse = 1) => ({ number, coarse, name: text, coarseName: text, description: text });
const competence = (code: string, more: object = {}) => ({
  code,
  title: text,
  description: text,
  levels: [{ level: 1, text }],
  ...more,
});
const area = (code: string, ...competencies: object[]) => ({ code, title: text, description: text, competencies });

function read(change: object) {
  const name = {
    format: 'lernlotse-framework',
    formatVersion: 1,
    code: 'x',
    edition: '1',
    vocabulary: 'X',
    source: 's',
    licence: 'l',
  };
  const areas = [area('1', competence('1.1'), competence('1.2')), area('2', competence('2.1'))];
  const { rows, findings, total } = readFrameworkJson({
    ...name,
    title: text,
    description: text,
    levels: [level(1), level(2)],
    areas,
    ...change,
  });
  return {
    rows: rows.length,
    total,
    findings: findings.map(({ line, column, code }) => `${line ?? '-'} ${column ?? '-'} ${code}`),
  };
}

describe('a framework file', () => {
  it('gives a row for every piece', () => {
    expect(read({})).toEqual({ rows: 11, total: 11, findings: [] });
  });

  it.each<[string, object, number, string]>([
    ['another format', { format: 'x' }, 0, '- format format-unknown'],
    ['a later version', { formatVersion: 2 }, 0, '- formatVersion number-out-of-range'],
    ['no title', { title: {} }, 0, '- title field-missing'],
    ['levels out of order', { levels: [level(2)] }, 0, '- levels.1.number levels-not-in-order'],
    ['no areas', { areas: [] }, 0, '- areas framework-without-areas'],
    [
      'a competence twice',
      { areas: [area('1', competence('1.1'), competence('1.1'))] },
      6,
      '2 competencies.code code-repeated',
    ],
    [
      'an unknown level',
      { areas: [area('1', competence('1.1', { levels: [{ level: 3, text }] }))] },
      4,
      '1 competencies.levels.1.level level-unknown',
    ],
    [
      'an area without a code',
      { areas: [area('', competence('1.1')), area('2', competence('2.1'))] },
      6,
      '1 areas.code field-missing',
    ],
  ])('with %s says so', (_, change, rows, finding) => {
    expect(read(change)).toMatchObject({ rows, findings: [finding] });
  });

  it('may come with statements and without descriptions', () => {
    const statement = { code: 'S1', kind: 'statement', competence: '1.1', coarseLevel: 1, text };
    const bare = { description: undefined, statements: [statement, { ...statement, code: 'S2', dimension: 'skill' }] };
    expect(read(bare)).toEqual({ rows: 13, total: 13, findings: [] });
    const wrong = [{ ...statement, competence: '9.9' }, { ...statement, code: 'S2', coarseLevel: 3 }, statement];
    expect(read({ statements: wrong }).findings).toEqual([
      '1 statements.competence competence-unknown',
      '2 statements.coarseLevel level-unknown',
      '3 statements.code code-repeated',
    ]);
  });
});
