import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { Checkbox, Input, Submit, Text } from '../shared/components.js';
import type { EditorFieldsProps } from './editor-fields-props.js';
import { faultOf } from './faults.js';
import { competenceKey } from './vocabulary.js';
import { competenceWord, courseWord } from './words.js';

type ListName = 'providers' | 'competences' | 'courseIds';

interface Box {
  readonly value: string;
  readonly label: string;
}

/** Every provider of a published course, and those that are named though they have none. */
export function ProviderChoice(props: EditorFieldsProps): VNode {
  const { page, sheet, values } = props;
  const known = sheet.providers.map(([name]) => name);
  const gone = values.providers.filter((name) => !known.includes(name)).map((name): [string, number] => [name, 0]);
  const boxes = [...sheet.providers, ...gone].map(([value, count]) => ({
    value,
    label: page.t('portal-programmes:editor.provider', { name: value, count }),
  }));
  return <Folded {...props} field="providers" boxes={boxes} />;
}

/** The competences of the catalogue by area, and others that are named. */
export function CompetenceChoice(props: EditorFieldsProps): VNode {
  const { page, sheet, values } = props;
  const known = sheet.names.competencies.map(({ code }) => competenceKey(code));
  const keys = [...known, ...values.competences.filter((key) => !known.includes(key))];
  const boxes = keys.map((value) => ({ value, label: competenceWord(page, sheet.names, value) }));
  return <Folded {...props} field="competences" boxes={boxes} />;
}

type FoldedProps = EditorFieldsProps & { readonly field: ListName; readonly boxes: readonly Box[] };

/** A long list of boxes opens on demand, and stands open while something in it is chosen or wrong. */
function Folded({ page, values, faults, field, boxes }: FoldedProps): VNode {
  const { t } = page;
  const chosen = values[field];
  const error = faultOf(page, faults, field);
  const title = t(`portal-programmes:fields.${field}`);
  return (
    <details class="kern-accordion" id={field} open={chosen.length > 0 || error !== undefined}>
      <summary class="kern-accordion__header">
        <span class="kern-title">{t('portal-programmes:editor.chosen', { title, count: chosen.length })}</span>
      </summary>
      <div class="kern-accordion__body">
        <fieldset class="kern-fieldset">
          <legend class="only-heard">{title}</legend>
          <p class="kern-hint">{t(`portal-programmes:hints.${field}`)}</p>
          {error !== undefined && <p class="kern-error kern-body">{error}</p>}
          <div class="kern-fieldset__body">
            <Boxes field={field} boxes={boxes} chosen={chosen} />
          </div>
        </fieldset>
      </div>
    </details>
  );
}

function Boxes({ field, boxes, chosen }: Pick<FoldedProps, 'field' | 'boxes'> & { chosen: readonly string[] }): VNode {
  return (
    <>
      {boxes.map(({ value, label }, at) => (
        <Checkbox
          key={value}
          id={`${field}-${at}`}
          name={field}
          value={value}
          label={label}
          checked={chosen.includes(value)}
        />
      ))}
    </>
  );
}

/** The named courses as boxes; a search brings more of them without saving anything. */
export function CourseChoice({ page, sheet, values, faults, here }: EditorFieldsProps): VNode {
  const { t, locale } = page;
  const error = faultOf(page, faults, 'courseIds');
  const byTitle = [...sheet.named].sort((a, b) => inLocale(a.title, locale).localeCompare(inLocale(b.title, locale)));
  const boxes = [...byTitle, ...(sheet.found ?? [])].map((course) => ({
    value: course.id,
    label: courseWord(page, course),
  }));
  return (
    <fieldset class="kern-fieldset" id="courseIds">
      <legend class="kern-label">{t('portal-programmes:fields.courseIds')}</legend>
      <p class="kern-hint">{t('portal-programmes:hints.courseIds')}</p>
      {error !== undefined && <p class="kern-error kern-body">{error}</p>}
      <div class="kern-fieldset__body">
        <Boxes field="courseIds" boxes={boxes} chosen={values.courseIds} />
        {sheet.found !== null && (
          <Text>{t('portal-programmes:editor.found', { count: sheet.found.length, q: values.courseSearch })}</Text>
        )}
        <Input
          id="courseSearch"
          type="search"
          label={t('portal-programmes:fields.courseSearch')}
          hint={t('portal-programmes:hints.courseSearch')}
          value={values.courseSearch}
          maxLength={200}
        />
        <Submit
          kind="secondary"
          name="act"
          value="find"
          label={t('portal-programmes:editor.find')}
          formAction={`${here}#courseIds`}
        />
      </div>
    </fieldset>
  );
}
