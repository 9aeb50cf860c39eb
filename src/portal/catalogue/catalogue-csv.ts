import type { ListedCourse } from '../../courses/index.js';
import { csvText } from '../../kernel/csv-cells.js';

const COLUMNS = [
  'code',
  'title_de',
  'title_en',
  'provider',
  'state',
  'minutes',
  'price_cents',
  'languages',
  'formats',
  'accessibility',
  'teaches',
  'requires',
  'url',
  'marks',
  'updated_at',
  'id',
];

/** The list as a file for spreadsheet programs; cells that look like formulas are guarded. */
export function catalogueCsv(courses: readonly ListedCourse[]): string {
  return csvText([COLUMNS, ...courses.map(lineOf)]);
}

function lineOf(course: ListedCourse): readonly string[] {
  const { title, lessons, requirements } = course;
  return [
    course.code,
    title.de ?? '',
    title.en ?? '',
    course.provider,
    course.state,
    String(course.minutes ?? ''),
    String(course.priceCents ?? ''),
    course.languages.join(' '),
    course.formats.join(' '),
    course.accessibility.join(' '),
    lessons.map(({ competence, from, to }) => `${competence}:${from}-${to}`).join(' '),
    requirements.map(({ competence, level }) => `${competence}:${level}`).join(' '),
    course.url ?? '',
    course.marks.join(' '),
    course.updatedAt.toISOString(),
    course.id,
  ];
}
