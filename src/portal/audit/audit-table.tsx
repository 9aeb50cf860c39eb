import type { VNode } from 'preact';

import { actorInWords, type ActView } from '../../accounts/index.js';
import { Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { auditAddress } from './audit.forms.js';

interface AuditTableProps {
  readonly page: PageContext;
  readonly acts: readonly ActView[];
  readonly path: string;
  /** What is said in place of an empty table. */
  readonly empty: string;
}

/** Where administrators see what was acted on; a thing without a page of its own has none. */
const PAGES: Readonly<Record<string, (subject: string, municipalityId: string | null) => string | null>> = {
  programme: (id) => `/admin/programmes/${id}`,
  redistribution: (id) => `/admin/programmes/${id}`,
  course: (id) => `/admin/courses/${id}`,
  profile: (id) => `/admin/profiles/${id}`,
  import: (id) => `/admin/imports/${id}`,
  job: (id) => `/admin/jobs/${id}`,
  'works-agreement': (_, municipalityId) => (municipalityId === null ? null : `/admin/agreements/${municipalityId}`),
};

export function AuditTable({ page, acts, path, empty }: AuditTableProps): VNode {
  const { t, format } = page;
  const title = (column: string) => t(`accounts-acts:columns.${column}`);
  return (
    <Table<ActView>
      caption={t('portal-audit:caption')}
      rows={acts}
      rowKey={({ position }) => position}
      empty={<Text>{empty}</Text>}
      columns={[
        { key: 'words', title: title('words'), cell: ({ words }) => <span class="whole-words">{words}</span> },
        { key: 'at', title: title('at'), cell: ({ at }) => format.moment(at) },
        {
          key: 'who',
          title: title('who'),
          cell: (act) => <span class="whole-words">{actorInWords(t, act)}</span>,
        },
        { key: 'subject', title: title('subject'), cell: (act) => <Subject page={page} act={act} path={path} /> },
        { key: 'municipality', title: title('municipality'), cell: ({ municipality }) => municipality ?? '–' },
        { key: 'details', title: title('details'), cell: ({ details }) => factsOf(page, details).join('; ') || '–' },
      ]}
    />
  );
}

function Subject({ page: { t, actor }, act, path }: { page: PageContext; act: ActView; path: string }): VNode {
  const { group, subject, municipalityId } = act;
  const words = t(`accounts-acts:groups.${group}`);
  const href = actor?.admin === true ? (PAGES[group]?.(subject, municipalityId) ?? null) : null;
  const history = auditAddress(path, { subject, ...(path === '/hr/audit' && { municipality: municipalityId ?? '' }) });
  return (
    <span class="whole-words">
      {href === null ? words : <a class="kern-link" href={href}>{`${words} ${t('portal-audit:object')}`}</a>}
      <br />
      <a class="kern-link" href={history}>
        {t('portal-audit:history')}
      </a>
    </span>
  );
}

type Facts = Readonly<Record<string, unknown>>;

/** "state: published → withdrawn; clauses.retentionMonths: 24": the names are those of the API, those of parts behind a point. */
function factsOf({ t }: PageContext, { before, after, ...facts }: ActView['details']): readonly string[] {
  const [old, now] = [flat(asFacts(before)), flat(asFacts(after))];
  const changed = Object.keys({ ...old, ...now }).map((name) =>
    t('portal-audit:before', { name, before: textOf(old[name]), after: textOf(now[name]) }),
  );
  const plain = Object.entries(flat(facts)).map(([name, value]) =>
    t('portal-audit:fact', { name, value: textOf(value) }),
  );
  return [...changed, ...plain];
}

function asFacts(value: unknown): Facts {
  return typeof value === 'object' && value !== null ? (value as Facts) : {};
}

function flat(facts: Facts): Facts {
  const parts = Object.entries(facts).flatMap(([name, value]) =>
    Array.isArray(value) || Object.keys(asFacts(value)).length === 0
      ? [[name, value] as const]
      : Object.entries(flat(asFacts(value))).map(([part, inner]) => [`${name}.${part}`, inner] as const),
  );
  return Object.fromEntries(parts);
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '–';
  if (Array.isArray(value)) return value.map(textOf).join(', ') || '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
