import type { VNode } from 'preact';

import type { Competence } from '../../competencies/index.js';
import { inLocale } from '../../kernel/localized.js';
import { CAREER_LEVELS, PROFILE_DOMAINS, PROFILE_GROUPS } from '../../profiles/index.js';
import type { Names } from '../employee/names.js';
import { Field, Input, Select } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { LevelChoice, OtherFields } from './requirement-fields.js';
import { faultOf } from './faults.js';
import type { Fault, ProfileValues } from './form.js';

interface FieldsProps {
  readonly page: PageContext;
  readonly names: Names;
  readonly values: ProfileValues;
  readonly faults: readonly Fault[];
}

/** Title, summary and facets. */
export function HeadFields({ page, values, faults }: FieldsProps): VNode {
  const { t } = page;
  const text = (name: 'titleDe' | 'titleEn', required: boolean) => (
    <Input
      id={name}
      label={t(`portal-profiles:editor.${name}`)}
      value={values[name]}
      maxLength={200}
      required={required}
      error={faultOf(page, faults, name)}
    />
  );
  const area = (name: 'summaryDe' | 'summaryEn') => (
    <Field id={name} label={t(`portal-profiles:editor.${name}`)} error={faultOf(page, faults, name)}>
      {(field) => (
        <textarea class="kern-form-input__input" rows={3} maxLength={1000} {...field}>
          {values[name]}
        </textarea>
      )}
    </Field>
  );
  const facet = (name: 'domain' | 'group' | 'careerLevel', all: readonly string[]) => (
    <Select
      id={name}
      label={t(`portal-profiles:facets.${name}`)}
      options={all.map((value) => ({ value, label: t(`portal-profiles:${name}.${value}`) }))}
      value={values[name]}
      error={faultOf(page, faults, name)}
    />
  );
  return (
    <>
      {text('titleDe', true)}
      {text('titleEn', false)}
      {area('summaryDe')}
      {area('summaryEn')}
      <div class="row">
        {facet('domain', PROFILE_DOMAINS)}
        {facet('group', PROFILE_GROUPS)}
        {facet('careerLevel', CAREER_LEVELS)}
      </div>
    </>
  );
}

/** Every competence of the framework with its levels in words: a table for each area. */
export function RequirementTables({ page, names, values, faults }: FieldsProps): VNode {
  const { t, locale } = page;
  const rows = names.competencies.map((competence) => ({ competence: competence.code, about: competence }));
  return (
    <>
      {names.byArea(rows).map(({ area, rows: inside }) => (
        <Table<{ readonly competence: string; readonly about: Competence }>
          key={area.code}
          caption={`${area.code} ${inLocale(area.title, locale)}`}
          rows={inside}
          rowKey={({ competence }) => competence}
          empty=""
          columns={[
            {
              key: 'competence',
              title: t('portal-profiles:competence'),
              cell: ({ about }) => <AboutCompetence page={page} names={names} competence={about} />,
            },
            {
              key: 'minimum',
              title: t('portal-profiles:minimum'),
              cell: ({ competence }) => (
                <LevelChoice
                  {...{ page, names, values, competence }}
                  fault={faultOf(page, faults, `minimum-${competence}`)}
                />
              ),
            },
            {
              key: 'more',
              title: t('portal-profiles:more'),
              cell: ({ competence }) => <OtherFields {...{ page, names, values, competence, faults }} />,
            },
          ]}
        />
      ))}
    </>
  );
}

function AboutCompetence(props: {
  readonly page: PageContext;
  readonly names: Names;
  readonly competence: Competence;
}): VNode {
  const { page, names, competence } = props;
  const { t, locale } = page;
  return (
    <>
      {`${competence.code} ${inLocale(competence.title, locale)}`}
      <details class="cell-note">
        <summary class="kern-link">{t('portal-profiles:editor.levels')}</summary>
        <ol class="level-texts">
          {names.levels.map(({ number }) => (
            <li key={number}>{names.meaning(competence.code, number, locale)}</li>
          ))}
        </ol>
      </details>
    </>
  );
}
