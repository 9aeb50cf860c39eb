import { wordsOf } from '../kernel/search-words.js';
import {
  germanQuery,
  meaninglessAmong,
  type Parameters,
  partOf,
  similarTo,
  SHORTEST_PART,
  type TextMatch,
  TOLERANT,
} from '../platform/database/text-match.js';
import {
  ALL_NEEDED,
  DURATION_CLASSES,
  type Facet,
  FACETS,
  PRICE_CLASSES,
  type Selection,
  UNKNOWN,
  type ValueClass,
} from './domain/facets.js';

/** `found` has the words or parts of them; `similar` has words that are alike, for when nothing is found. */
export type Closeness = 'found' | 'similar';

export const SORTS = ['relevance', 'title', 'duration', 'price', 'changed'] as const;
export type Sort = (typeof SORTS)[number];

/**
 * The same courses as those of `CourseLinksRepository.broken`: of what is not published no link is tried again, so that
 * the mark could not be lost. Uncorrelated, so that the failing links are read once and not for every course.
 */
const LINK_BROKEN = `c.state = 'published'
        AND (c.id, c.url) IN (SELECT l.course_id, l.url FROM course_links l WHERE l.link_status <> 'ok')`;

/** Values of a course `c` with its search document `s`, per facet, as an array; `outdated` is the moment before which a course counts as outdated. */
export function facetValues(outdated: string): Readonly<Record<Facet, string>> {
  return {
    provider: 'ARRAY[c.provider]',
    competence: 's.competences',
    language: 'c.languages',
    format: 'c.formats',
    accessibility: 'c.accessibility',
    price: `ARRAY[${classSql('c.price_cents', PRICE_CLASSES)}]`,
    duration: `ARRAY[${classSql('c.minutes', DURATION_CLASSES)}]`,
    state: 'ARRAY[c.state]',
    mark: `array_remove(ARRAY[
      CASE WHEN c.url IS NULL THEN 'no-link' END, CASE WHEN ${LINK_BROKEN} THEN 'link-broken' END,
      CASE WHEN s.competences = '{}' THEN 'no-level' END,
      CASE WHEN c.price_cents IS NULL THEN 'no-price' END, CASE WHEN c.minutes IS NULL THEN 'no-duration' END,
      CASE WHEN c.updated_at < ${outdated} THEN 'outdated' END], NULL)`,
  };
}

function classSql(value: string, classes: readonly ValueClass[]): string {
  const cases = classes.map(({ name, upTo }) =>
    upTo === null ? `ELSE '${name}'` : `WHEN ${value} <= ${upTo} THEN '${name}'`,
  );
  return `CASE WHEN ${value} IS NULL THEN '${UNKNOWN}' ${cases.join(' ')} END`;
}

/** Per facet in which something is chosen, the condition that a course fits it. */
export function facetConditions(
  values: Readonly<Record<Facet, string>>,
  selection: Selection,
  parameters: Parameters,
): ReadonlyMap<Facet, string> {
  const chosen = FACETS.filter((facet) => (selection[facet] ?? []).length > 0);
  return new Map(
    chosen.map((facet) => {
      const operator = ALL_NEEDED.includes(facet) ? '@>' : '&&';
      return [facet, `${values[facet]} ${operator} ${parameters.add(selection[facet], 'text[]')}`];
    }),
  );
}

/** Of weight D, C, B and A: description, competences, provider, title. */
const WEIGHTS = `'{0.1, 0.3, 0.6, 1.0}'::real[]`;
const PART_BONUS = 0.05;

/** How a text is looked for in a search document `s`; undefined when it has no words. */
export function textMatch(text: string, closeness: Closeness, parameters: Parameters): TextMatch | undefined {
  const words = wordsOf(text);
  if (words.length === 0) return undefined;
  return closeness === 'found' ? foundBy(words, parameters) : similarTo(words, 's.spelling', parameters);
}

/** Every word in some form in either language, or as part of a word of title, provider, code or competences. */
function foundBy(words: readonly string[], parameters: Parameters): TextMatch {
  const meaningless = meaninglessAmong(words, parameters);
  const each = words.map((word) => {
    const typed = parameters.add(word, 'text');
    const [german, english] = [germanQuery(typed), `plainto_tsquery('english', lower(${typed}))`];
    const query = `(${german} || ${english})`;
    const conditions = [meaningless(typed), `s.words @@ ${query}`];
    if (word.length < SHORTEST_PART) return { query, conditions, bonus: [] };
    const part = partOf(word, 's.spelling', parameters);
    return { query, conditions: [...conditions, part], bonus: [`CASE WHEN ${part} THEN ${PART_BONUS} ELSE 0 END`] };
  });
  const query = each.map((one) => one.query).join(' || ');
  return {
    condition: each.map(({ conditions }) => `(${conditions.join(' OR ')})`).join(' AND '),
    rank: [`ts_rank(${WEIGHTS}, s.words, ${query})`, ...each.flatMap(({ bonus }) => bonus)].join(' + '),
    tolerance: TOLERANT,
  };
}

interface SortKey {
  readonly sql: string;
  readonly type: string;
}

const LAST = 2_147_483_647;
const KEYS: Readonly<Record<Exclude<Sort, 'relevance'>, SortKey>> = {
  title: { sql: `COALESCE(c.title ->> 'de', c.title ->> 'en', '')`, type: 'text' },
  duration: { sql: `COALESCE(c.minutes, ${LAST})`, type: 'integer' },
  price: { sql: `COALESCE(c.price_cents, ${LAST})`, type: 'integer' },
  changed: { sql: 'c.updated_at', type: 'timestamptz' },
};

/** What courses are sorted by, rising; without a text there is no relevance, and the title counts. */
export function sortKey(sort: Sort, text: TextMatch | undefined): SortKey {
  if (sort !== 'relevance') return KEYS[sort];
  return text === undefined ? KEYS.title : { sql: `-round((${text.rank})::numeric, 6)`, type: 'numeric' };
}
