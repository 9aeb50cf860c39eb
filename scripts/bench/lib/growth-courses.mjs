// A catalogue that grows: the list, the search and one employee's path through it.
import { caller, jobsDone, mustBe } from './calls.mjs';
import { employeesInACheck, responseTo } from './check-data.mjs';

/** After the demo's own, somewhat more than a hundred. */
const SIZES = [300, 1_000, 3_000, 10_000];
const WORDS = [
  ...['Datenschutz', 'Bürgerbüro', 'Tabellen', 'Aktenführung', 'Vergaberecht', 'Haushalt', 'Steuern', 'Straßenverkehr'],
  ...['Sicherheit', 'Textverarbeitung', 'Videokonferenzen', 'Barrierefreiheit', 'Projektleitung', 'Wissensmanagement'],
  ...['Geodaten', 'Personalwesen', 'Kommunikation', 'Suchmaschinen', 'Passwörter', 'Onlinezugang'],
];

/** Published courses: those of the demo, and more until there are so many. */
export async function coursesGrowth(bench) {
  const { sql, get, world } = bench;
  const [{ there }] = await sql(`SELECT count(*)::int AS there FROM courses WHERE state = 'published'`);
  const { token } = await employeeWithAResult(bench);
  const hours = { next: 500 };
  // A limit that nobody asked for before: the same path is not worked out twice.
  const path = () => get(`/api/v1/me/path?profileId=${world.profileId}&maxHours=${hours.next++}`, token);
  return {
    name: 'courses',
    unit: 'published courses',
    sizes: [there, ...SIZES],
    grow: (size) => moreCourses(sql, size - there),
    operations: [
      { name: 'list, first page', run: () => get('/api/v1/courses?limit=25', token) },
      { name: 'search by two words', run: () => get('/api/v1/courses?limit=25&q=Tabellen+Steuern', token) },
      { name: 'search, misspelt', run: () => get('/api/v1/courses?limit=25&q=Datenschuz', token) },
      { name: 'facets', run: () => get('/api/v1/courses/facets', token) },
      { name: 'one path', run: path },
      { name: 'one path, catalogue changed', prepare: () => changeOne(sql), run: path },
    ],
  };
}

async function employeeWithAResult({ app, sql, address, world }) {
  const call = caller(address);
  const [employee] = await employeesInACheck({ app, call, sql, world, from: 0, count: 1 });
  const { token, checkId } = employee;
  let { next } = employee;
  for (let given = 0; given < 6 && next !== null; given++) {
    const body = { itemId: next.itemId, response: responseTo(next, 0) };
    ({ next } = mustBe(200, await call('POST', `/checks/${checkId}/answers`, { token, body })));
  }
  mustBe(200, await call('POST', `/checks/${checkId}/submit`, { token }));
  await jobsDone(sql);
  return employee;
}

async function moreCourses(sql, upTo) {
  await sql(
    `INSERT INTO courses (id, source, source_id, code, title, description, provider, url, minutes, price_cents, languages,
                          formats, access_modes, accessibility, state, updated_at)
     SELECT md5('c' || n)::uuid, 'bench', n::text, 'B-' || n,
            jsonb_build_object('de', w[1 + n % 20] || ' ' || w[1 + (n / 20) % 20] || ' für ' || w[1 + (n / 400) % 20] || ' ' || n),
            jsonb_build_object('de', repeat('Sie lernen, wie Sie ' || w[1 + (n * 7) % 20] || ' und ' || w[1 + (n * 11) % 20]
                                            || ' im Alltag der Verwaltung verwenden. ', 12)),
            'Anbieter ' || n % 60, 'https://kurse.example/' || n, 15 + (n * 13) % 600, (n * 37) % 90000,
            (CASE WHEN n % 5 = 0 THEN '{en}' ELSE '{de}' END)::text[],
            (CASE WHEN n % 3 = 0 THEN '{online}' ELSE '{onsite,blended}' END)::text[], '{}',
            (CASE WHEN n % 4 = 0 THEN '{captions,keyboard}' ELSE '{}' END)::text[], 'published', now()
       FROM generate_series(1, $2::int) n, (SELECT $1::text[] AS w) AS words ON CONFLICT DO NOTHING`,
    [WORDS, upTo],
  );
  await sql(
    `INSERT INTO course_lessons (course_id, vocabulary, competence_code, from_level, to_level)
     SELECT md5('c' || n)::uuid, 'DigComp', (1 + (n + k) % 5) || '.' || (1 + (n / 5 + k) % 3), (n + k) % 6, (n + k) % 6 + 1 + n % 2
       FROM generate_series(1, $1::int) n, generate_series(0, 1) k ON CONFLICT DO NOTHING`,
    [upTo],
  );
  await sql('VACUUM ANALYZE courses, course_search, course_lessons');
}

/** The catalogue that processes keep in memory is not the current one any more. */
function changeOne(sql) {
  return sql(
    `UPDATE courses SET revision = revision + 1, updated_at = now() WHERE id = (SELECT id FROM courses ORDER BY id LIMIT 1)`,
  );
}
