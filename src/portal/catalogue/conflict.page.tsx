import type { VNode } from 'preact';

import type { Course } from '../../courses/index.js';
import { inLocale } from '../../kernel/localized.js';
import type { Names } from '../employee/names.js';
import { Checkbox, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import type { EditorValues } from './editor.dto.js';
import { FIELDS_OF } from './editor-values.js';
import { competenceWord } from './words.js';

interface ConflictProps {
  readonly page: PageContext;
  readonly names: Names;
  /** The course as it is stored now. */
  readonly current: Course;
  readonly stored: EditorValues;
  /** What this person wrote. */
  readonly mine: EditorValues;
  /** Fields of the course in which the two differ. */
  readonly fields: readonly string[];
}

/** Somebody else saved first: both versions side by side, and nothing that was written is lost. */
export function ConflictPage({ page, names, current, stored, mine, fields }: ConflictProps): VNode {
  const { t, locale } = page;
  const name = (field: string) => t(`portal-catalogue:conflict.fields.${field}`);
  return (
    <Layout page={page} title={t('portal-catalogue:conflict.title', { title: inLocale(current.title, locale) })} wide>
      <Text>{t(`portal-catalogue:conflict.${fields.length === 0 ? 'same' : 'lead'}`)}</Text>
      <form method="post" action={`/admin/courses/${current.id}`}>
        <Everything values={{ ...mine, revision: current.revision }} />
        <Table<string>
          caption={t('portal-catalogue:conflict.caption')}
          rows={fields}
          rowKey={(field) => field}
          empty={<Text>{t('portal-catalogue:conflict.noDifference')}</Text>}
          columns={[
            { key: 'field', title: t('portal-catalogue:conflict.field'), cell: name },
            {
              key: 'stored',
              title: t('portal-catalogue:conflict.stored'),
              cell: (field) => shown(page, names, stored, field),
            },
            {
              key: 'mine',
              title: t('portal-catalogue:conflict.mine'),
              cell: (field) => shown(page, names, mine, field),
            },
            {
              key: 'keep',
              title: t('portal-catalogue:conflict.keep'),
              cell: (field) => (
                <Checkbox
                  id={`keep-${field}`}
                  name="keepStored"
                  value={field}
                  label={t('portal-catalogue:conflict.keepOne', { field: name(field) })}
                />
              ),
            },
          ]}
        />
        <div class="row">
          <Submit label={t('portal-catalogue:conflict.takeMine')} />
          <LinkButton
            kind="secondary"
            label={t('portal-catalogue:conflict.keepStored')}
            href={`/admin/courses/${current.id}`}
          />
        </div>
      </form>
    </Layout>
  );
}

/** All that was written, hidden. */
function Everything({ values }: { readonly values: EditorValues }): VNode {
  const price = values.price === undefined ? '' : (values.price / 100).toFixed(2).replace('.', ',');
  const fields = Object.entries({ ...values, price }).flatMap(([name, some]) =>
    [some].flat().map((value) => ({ name, value })),
  );
  return (
    <>
      {fields.map(({ name, value }, at) => (
        <input key={at} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** A field's value in words; several of a list one below the other. */
function shown(page: PageContext, names: Names, values: EditorValues, field: string): VNode {
  const lines = linesOf(page, names, values, field).filter((line) => line !== '');
  return (
    <>
      {(lines.length === 0 ? [page.t('portal-catalogue:unknown')] : lines).map((line) => (
        <span key={line} class="line">
          {line}
        </span>
      ))}
    </>
  );
}

function linesOf(page: PageContext, names: Names, values: EditorValues, field: string): readonly string[] {
  const { t, format } = page;
  if (field === 'priceCents') return values.price === undefined ? [] : [format.money(values.price)];
  if (field === 'minutes') return values.minutes === undefined ? [] : [format.duration(values.minutes)];
  if (field === 'lessons') {
    return values.lessonCompetence.map((code, at) =>
      t('portal-catalogue:lesson', {
        competence: competenceWord(page, names, code),
        from: values.lessonFrom[at],
        to: values.lessonTo[at],
      }),
    );
  }
  if (field === 'requirements') {
    return values.requirementCompetence.map(
      (code, at) => `${competenceWord(page, names, code)}: ${values.requirementLevel[at] ?? ''}`,
    );
  }
  return (FIELDS_OF[field] ?? []).flatMap((name) => [values[name] ?? ''].flat().map(String));
}
