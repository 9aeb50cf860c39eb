import type { VNode } from 'preact';

import { type Course, movesFrom } from '../../courses/index.js';
import type { ErrorDetails } from '../../kernel/domain-error.js';
import { inLocale } from '../../kernel/localized.js';
import { CourseSheet } from '../employee/course-sheet.js';
import type { Names } from '../employee/names.js';
import { HistoryLink } from '../audit/history-link.js';
import { Alert, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import type { EditorValues } from './editor.dto.js';
import { EditorFields } from './editor-fields.js';

interface EditorProps {
  readonly page: PageContext;
  readonly names: Names;
  readonly values: EditorValues;
  /** Null for a new one. */
  readonly course: Course | null;
  /** Courses that must be completed before. */
  readonly before: readonly Course[];
  /** Why the form was refused; what was written is still in it. */
  readonly problem?: { readonly code: string; readonly details: ErrorDetails };
}

/** Writes a course: its fields, its state, and how employees see it. */
export function EditorPage(props: EditorProps): VNode {
  const { page, course, problem } = props;
  const { t, locale } = page;
  const title =
    course === null
      ? t('portal-catalogue:editor.new')
      : t(`portal-catalogue:editor.titles.${course.state}`, { title: inLocale(course.title, locale) });
  return (
    <Layout page={page} title={title} wide>
      {problem !== undefined && (
        <Alert kind="danger" takesFocus title={t(`problems:${problem.code}.title`, problem.details)}>
          <Text>{t(`problems:${problem.code}.help`, problem.details)}</Text>
        </Alert>
      )}
      {course !== null && <Moves page={page} course={course} />}
      <div class="beside beside--even">
        <Form {...props} />
        {course !== null && <Preview {...props} course={course} />}
      </div>
      <LinkButton kind="tertiary" label={t('portal-catalogue:editor.back')} href="/admin/courses" />
      {course !== null && <HistoryLink page={page} about={{ subject: course.id }} />}
    </Layout>
  );
}

function Form({ page, names, values, course }: EditorProps): VNode {
  const { t } = page;
  if (course?.state === 'archived') return <Text>{t('portal-catalogue:editor.archived')}</Text>;
  return (
    <form method="post" action={course === null ? '/admin/courses' : `/admin/courses/${course.id}`}>
      {values.revision !== undefined && <input type="hidden" name="revision" value={values.revision} />}
      <EditorFields page={page} names={names} values={values} />
      <div class="row">
        <Submit label={t(`portal-catalogue:editor.${course === null ? 'create' : 'save'}`)} />
      </div>
    </form>
  );
}

/** What the state allows; what takes a course away from people asks first. */
function Moves({ page: { t }, course: { id, state } }: { readonly page: PageContext; readonly course: Course }): VNode {
  const moves = movesFrom(state);
  return (
    <div class="row">
      {moves.includes('publish') && (
        <form method="post" action={`/admin/courses/${id}/publish`}>
          <Submit kind="secondary" label={t('portal-catalogue:moves.publish.act')} />
        </form>
      )}
      {moves
        .filter((move) => move !== 'publish')
        .map((move) => (
          <LinkButton
            key={move}
            kind="secondary"
            label={t(`portal-catalogue:moves.${move}.act`)}
            href={`/admin/courses/${id}/confirm/${move}`}
          />
        ))}
    </div>
  );
}

function Preview({ page, names, course, before }: EditorProps & { readonly course: Course }): VNode {
  const { t, locale } = page;
  const byVocabulary = new Map(course.lessons.map(({ vocabulary }) => [vocabulary, names]));
  return (
    <section aria-labelledby="preview" class="preview">
      <h2 class="kern-heading-medium" id="preview">
        {t('portal-catalogue:editor.preview')}
      </h2>
      <Text muted>{t('portal-catalogue:editor.previewHint')}</Text>
      <p class="kern-title">{inLocale(course.title, locale)}</p>
      <CourseSheet page={page} course={course} before={before} names={byVocabulary} isPayable={false} />
    </section>
  );
}
