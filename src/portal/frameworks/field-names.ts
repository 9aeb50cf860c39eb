import type { PageContext } from '../shared/page-context.js';

const ON_LEVEL = /^level-(\d+)$/;

/** What a field of a part is called: "Auf Stufe 3". */
export function fieldName({ t }: PageContext, field: string): string {
  const number = ON_LEVEL.exec(field)?.[1];
  return number === undefined
    ? t(`portal-frameworks:fields.${field}`)
    : t('portal-frameworks:fields.onLevel', { number });
}

/** The name with the language, where the field has one: `title-de` is "Titel (Deutsch)". */
export function fieldNameWithLanguage(page: PageContext, field: string): string {
  const [, name = field, language] = /^(.+)-(de|en)$/.exec(field) ?? [];
  if (language === undefined) return fieldName(page, field);
  return page.t('portal-frameworks:fields.inLanguage', {
    ...{ name: fieldName(page, name), language: page.t(`portal-frameworks:languages.${language}`) },
  });
}

/** What is wrong with a field, in words. */
export function faultInWords({ t }: PageContext, fault: string): string {
  return t(fault.includes('-') ? `problems:${fault}.title` : `portal-frameworks:faults.${fault}`);
}
