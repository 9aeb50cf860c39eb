import { Injectable } from '@nestjs/common';

import { folded, wordsOf } from '../kernel/search-words.js';
import { Parameters, tolerating } from '../platform/database/text-match.js';
import { Transaction } from '../platform/database/transaction.js';
import { type Closeness, facetConditions, facetValues, type Sort, sortKey, textMatch } from './course-search.sql.js';
import { type Facet, type FacetCount, FACETS, type Selection } from './domain/facets.js';

/** Which courses are looked for. */
export interface CourseCriteria {
  /** What a person typed, in any spelling. */
  readonly q?: string;
  /** Part of a title, code or provider, exactly as it is written. */
  readonly search?: string;
  readonly maxMinutes?: number;
  readonly selection: Selection;
  /** Only what is published, whatever is chosen. */
  readonly publishedOnly: boolean;
  readonly closeness: Closeness;
  /** A course that was changed before counts as outdated. */
  readonly outdatedBefore: Date;
}

export interface Hit {
  readonly id: string;
  readonly revision: number;
  /** Its place in the order, with the id. */
  readonly key: string;
  readonly marks: readonly string[];
}

export interface PageOfHits {
  readonly sort: Sort;
  readonly limit: number;
  /** Key and id of the last hit before. */
  readonly after?: readonly [key: string, id: string];
}

export interface FacetCounts {
  readonly total: number;
  readonly counts: readonly FacetCount[];
}

/** Share of trigrams that two words have in common, at least, for one to be suggested for the other. */
const WORTH_SUGGESTING = 0.3;
const COURSES = 'courses c JOIN course_search s ON s.course_id = c.id';

/** Finds courses by words, by parts of words, by similar words and by facets. */
@Injectable()
export class CourseSearchRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Whether a text finds anything by its words, whatever is chosen in the facets. */
  async finds({ q = '', publishedOnly }: CourseCriteria): Promise<boolean> {
    const parameters = new Parameters();
    const text = textMatch(q, 'found', parameters);
    if (text === undefined) return true;
    const sql = `SELECT FROM ${COURSES} WHERE ${text.condition} ${publishedOnly ? PUBLISHED : ''} LIMIT 1`;
    return (await this.transaction.query(sql, parameters.values)).length > 0;
  }

  hits(criteria: CourseCriteria, { sort, limit, after }: PageOfHits): Promise<Hit[]> {
    const parameters = new Parameters();
    const values = facetValues(parameters.add(criteria.outdatedBefore, 'timestamptz'));
    const text = textMatch(criteria.q ?? '', criteria.closeness, parameters);
    const conditions = [
      ...scopeOf(criteria, text?.condition, parameters),
      ...facetConditions(values, criteria.selection, parameters).values(),
    ];
    const key = sortKey(sort, text);
    if (after !== undefined) {
      const [from, id] = [parameters.add(after[0], key.type), parameters.add(after[1], 'uuid')];
      conditions.push(`(${key.sql}, c.id) > (${from}, ${id})`);
    }
    return this.query<Hit>(
      `SELECT c.id, c.revision, (${key.sql})::text AS key, ${values.mark} AS marks
         FROM ${COURSES} WHERE ${conditions.join(' AND ')}
        ORDER BY ${key.sql}, c.id LIMIT ${parameters.add(limit, 'integer')}`,
      parameters,
      text?.tolerance,
    );
  }

  /** Per value how many courses have it; what is chosen in the same facet does not count against it. One pass. */
  async facets(criteria: CourseCriteria): Promise<FacetCounts> {
    const parameters = new Parameters();
    const values = facetValues(parameters.add(criteria.outdatedBefore, 'timestamptz'));
    const text = textMatch(criteria.q ?? '', criteria.closeness, parameters);
    const conditions = facetConditions(values, criteria.selection, parameters);
    const misses = [...conditions.values()].map((fits) => `(NOT ${fits})::integer`).join(' + ') || '0';
    const missed = [...conditions].map(([facet, fits]) => `WHEN NOT ${fits} THEN '${facet}'`).join(' ');
    const rows = await this.query<{ facet: Facet | null; value: string; count: number }>(
      `WITH candidates AS MATERIALIZED (
         SELECT ${FACETS.map((facet) => `${values[facet]} AS ${facet}`).join(', ')}, ${misses} AS misses,
                ${missed === '' ? 'NULL' : `CASE ${missed} END`} AS missed
           FROM ${COURSES} WHERE ${scopeOf(criteria, text?.condition, parameters).join(' AND ')})
       SELECT NULL AS facet, '' AS value, count(*)::integer AS count FROM candidates WHERE misses = 0
        UNION ALL
       SELECT f.facet, v.value, count(*)::integer
         FROM candidates k
         CROSS JOIN LATERAL (VALUES ${FACETS.map((facet) => `('${facet}', k.${facet})`).join(', ')}) AS f (facet, vals)
         CROSS JOIN LATERAL unnest(f.vals) AS v (value)
        WHERE k.misses = 0 OR (k.misses = 1 AND k.missed = f.facet)
        GROUP BY f.facet, v.value`,
      parameters,
      text?.tolerance,
    );
    const counts = rows.flatMap(({ facet, ...one }) => (facet === null ? [] : [{ facet, ...one }]));
    return { total: rows.find(({ facet }) => facet === null)?.count ?? 0, counts };
  }

  /** What may have been meant: for every word the most similar one in title and provider of these courses. */
  async suggestion(q: string, ids: readonly string[]): Promise<string | null> {
    const words = wordsOf(q);
    const [row] = await this.transaction.query<{ suggestion: string | null }>(
      `WITH known AS (
         SELECT DISTINCT word, catalogue_folded(word) AS plain
           FROM courses c,
                regexp_split_to_table(concat_ws(' ', c.title ->> 'de', c.title ->> 'en', c.provider), '[^[:alnum:]äöüÄÖÜß-]+') AS word
          WHERE c.id = ANY ($1) AND length(word) > 2)
       SELECT string_agg(COALESCE(best.word, typed.word), ' ' ORDER BY typed.at) AS suggestion
         FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS typed (word, plain, at)
         LEFT JOIN LATERAL (
              SELECT k.word FROM known k WHERE similarity(k.plain, typed.plain) >= ${WORTH_SUGGESTING}
               ORDER BY similarity(k.plain, typed.plain) DESC, k.word LIMIT 1) AS best ON true`,
      [ids, words, words.map(folded)],
    );
    return row?.suggestion ?? null;
  }

  private query<Row>(sql: string, { values }: Parameters, tolerance?: number): Promise<Row[]> {
    return tolerating(this.transaction, tolerance, () => this.transaction.query<Row>(sql, values));
  }
}

const PUBLISHED = `AND c.state = 'published'`;

/** What holds before any facet. */
function scopeOf(
  { search, maxMinutes, publishedOnly }: CourseCriteria,
  text: string | undefined,
  parameters: Parameters,
): readonly string[] {
  const conditions = [text ?? 'true', ...(publishedOnly ? [`c.state = 'published'`] : [])];
  if (maxMinutes !== undefined) conditions.push(`c.minutes <= ${parameters.add(maxMinutes, 'integer')}`);
  if (search !== undefined) {
    const part = parameters.add(`%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`, 'text');
    conditions.push(`concat_ws(E'\\n', c.code, c.provider, c.title ->> 'de', c.title ->> 'en') ILIKE ${part}`);
  }
  return conditions;
}
