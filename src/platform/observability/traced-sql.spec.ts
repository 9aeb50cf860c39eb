import { summaryOf } from './traced-sql.js';

describe('the summary of a statement', () => {
  it.each([
    ['SELECT id FROM persons WHERE email = $1', 'SELECT persons'],
    ['INSERT INTO "jobs" (id) VALUES ($1)', 'INSERT jobs'],
    ['  UPDATE jobs SET state = $1', 'UPDATE jobs'],
    ['WITH claimed AS (UPDATE jobs SET state = $1 RETURNING id) SELECT id FROM claimed', 'WITH jobs'],
    ['START TRANSACTION', 'START'],
    [`SELECT set_config('lernlotse.person', '9f0d6c1e-0000-4000-8000-000000000001', false)`, 'SELECT'],
    ['', 'SQL'],
  ])('%j is %j', (text, summary) => {
    expect(summaryOf(text)).toBe(summary);
  });
});
