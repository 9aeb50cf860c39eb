import type { VNode } from 'preact';

import { Confirmation } from '../shared/confirmation.js';
import type { PageContext } from '../shared/page-context.js';
import type { BulkForm } from './bulk.dto.js';

interface BulkQuestionProps {
  readonly page: PageContext;
  readonly form: BulkForm;
}

/** Asks before many courses are archived: of all changes at once the only one that cannot be taken back. */
export function BulkQuestionPage({ page, form }: BulkQuestionProps): VNode {
  const { t } = page;
  const { courses, change, mode } = form;
  return (
    <Confirmation
      page={page}
      title={t('portal-catalogue:bulk.archiveTitle', { count: courses.length })}
      consequences={[t('portal-catalogue:bulk.archiveFollows')]}
      action="/admin/courses/bulk"
      act={t('portal-catalogue:moves.archive.act')}
      back={{ label: t('portal-catalogue:moves.keep'), href: '/admin/courses' }}
    >
      {courses.map((course) => (
        <input key={course} type="hidden" name="courses" value={course} />
      ))}
      <input type="hidden" name="change" value={change} />
      <input type="hidden" name="mode" value={mode} />
      <input type="hidden" name="confirmed" value="yes" />
    </Confirmation>
  );
}
