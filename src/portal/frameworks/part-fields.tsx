import type { VNode } from 'preact';

import { inLocale, type Locale, LOCALES, type Localized } from '../../kernel/localized.js';
import { Field, Input, Select } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { faultInWords, fieldName } from './field-names.js';
import type { Fault, PartValues, TextField } from './part-form.js';
import type { PartSheet } from './parts.service.js';

interface FieldsProps {
  readonly page: PageContext;
  readonly sheet: PartSheet;
  readonly values: PartValues;
  readonly faults: readonly Fault[];
}

/** The details of a part, each text in German and English. */
export function PartFields(props: FieldsProps): VNode {
  const { page, sheet, values, faults } = props;
  const { t } = page;
  const isNew = sheet.part === undefined;
  return (
    <>
      {isNew && (
        <Input
          id="code"
          label={t('portal-frameworks:fields.code')}
          hint={t(`portal-frameworks:part.codeHints.${sheet.kind}`)}
          value={values.code}
          maxLength={20}
          required
          error={errorOf(page, faults, 'code')}
        />
      )}
      {sheet.fields.words.map((field) => (
        <Word key={field} {...props} field={field} />
      ))}
      {sheet.fields.texts.map((field) => (
        <Both key={field.field} {...props} field={field} />
      ))}
    </>
  );
}

function Word({ page, sheet, values, faults, field }: FieldsProps & { readonly field: string }): VNode {
  const error = errorOf(page, faults, field);
  if (field === 'area') {
    const options = sheet.draft.content.areas.map(({ code, title }) => {
      return { value: code, label: `${code} ${inLocale(title, page.locale)}` };
    });
    return (
      <Select id={field} label={fieldName(page, field)} options={options} value={values.words[field]} error={error} />
    );
  }
  return (
    <Input
      id={field}
      label={fieldName(page, field)}
      value={values.words[field]}
      maxLength={1000}
      required
      error={error}
    />
  );
}

/** One text in both languages beside each other, with what the edition before says where that is something else. */
function Both({ page, sheet, values, faults, field }: FieldsProps & { readonly field: TextField }): VNode {
  const earlier = sheet.earlier?.texts[field.field];
  return (
    <fieldset class="kern-fieldset">
      <legend class="kern-label">{legendOf(page, sheet, field.field)}</legend>
      <div class="two-languages">
        {LOCALES.map((language) => (
          <OneText key={language} {...{ page, language, field, earlier, values, faults }} />
        ))}
      </div>
    </fieldset>
  );
}

interface OneTextProps extends Pick<FieldsProps, 'page' | 'values' | 'faults'> {
  readonly language: Locale;
  readonly field: TextField;
  readonly earlier: Localized | undefined;
}

function OneText({ page, language, field, earlier, values, faults }: OneTextProps): VNode {
  const { t } = page;
  const id = `${field.field}-${language}`;
  const value = values.texts[field.field]?.[language] ?? '';
  const before = earlier?.[language];
  const differs = earlier !== undefined && (before ?? '') !== value;
  const hint = !differs
    ? undefined
    : before === undefined
      ? t('portal-frameworks:part.wasEmpty')
      : t('portal-frameworks:part.before', { text: before });
  const error = errorOf(page, faults, id);
  const label = t(`portal-frameworks:languages.${language}`);
  if (!field.long) return <Input {...{ id, label, hint, value, error }} maxLength={200} />;
  return (
    <Field {...{ id, label, hint, error }}>
      {(described) => (
        <textarea
          class="kern-form-input__input"
          rows={field.needed ? 4 : 3}
          maxLength={4000}
          lang={language}
          {...described}
        >
          {value}
        </textarea>
      )}
    </Field>
  );
}

/** A level is told with its name, so that nobody has to know what "3" is. */
function legendOf(page: PageContext, sheet: PartSheet, field: string): string {
  const number = /^level-(\d+)$/.exec(field)?.[1];
  const level = sheet.draft.content.levels.find((one) => String(one.number) === number);
  if (level === undefined) return fieldName(page, field);
  return page.t('portal-frameworks:part.onLevel', { number, name: inLocale(level.name, page.locale) });
}

function errorOf(page: PageContext, faults: readonly Fault[], field: string): string | undefined {
  const found = faults.find((one) => one.field === field);
  return found === undefined ? undefined : faultInWords(page, found.fault);
}
