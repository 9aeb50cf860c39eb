import type { VNode } from 'preact';

import { actorInWords, type ActView } from '../../accounts/index.js';
import { Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { factsOf } from './audit-facts.js';
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
        { key: 'at', title: title('at'), cell: ({ at }) => <span class="whole-words">{format.moment(at)}</span> },
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
