import type { VNode } from 'preact';

import type { Course } from '../../courses/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Confirmation } from '../shared/confirmation.js';
import type { PageContext } from '../shared/page-context.js';

/** Moves that take a course away from people. */
export const COURSE_MOVES = { withdraw: 'withdraw', archive: 'archive' } as const;
export type QuestionedMove = keyof typeof COURSE_MOVES;

interface MoveProps {
  readonly page: PageContext;
  readonly course: Course;
  readonly move: QuestionedMove;
}

/** Asks before a course is withdrawn or archived. */
export function MovePage({ page, course, move }: MoveProps): VNode {
  const { t, locale } = page;
  const { id, title } = course;
  return (
    <Confirmation
      page={page}
      title={t(`portal-catalogue:moves.${move}.title`, { title: inLocale(title, locale) })}
      consequences={[t(`portal-catalogue:moves.${move}.follows`)]}
      action={`/admin/courses/${id}/${move}`}
      act={t(`portal-catalogue:moves.${move}.act`)}
      back={{ label: t('portal-catalogue:moves.keep'), href: `/admin/courses/${id}` }}
    />
  );
}
