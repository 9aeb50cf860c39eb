import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { Confirmation } from '../shared/confirmation.js';
import type { PageContext } from '../shared/page-context.js';
import { NotYetPage } from './not-yet.page.js';
import type { ProgrammeSheet } from './programme-sheets.service.js';

/** Asks before a draft is deleted; what was ever decided on stays. */
export function DeletePage({ page, sheet }: { readonly page: PageContext; readonly sheet: ProgrammeSheet }): VNode {
  const { t, locale } = page;
  const { programme, isDeletable } = sheet;
  const title = inLocale(programme.title, locale);
  const here = `/admin/programmes/${programme.id}`;
  const back = { label: t('portal-programmes:moves.back'), href: here };
  if (!isDeletable) {
    const reason = t(`portal-programmes:delete.not.${programme.state === 'draft' ? 'decided' : 'opened'}`);
    return (
      <NotYetPage page={page} title={t('portal-programmes:delete.stays', { title })} reason={reason} back={back} />
    );
  }
  return (
    <Confirmation
      page={page}
      title={t('portal-programmes:delete.title', { title })}
      consequences={[t('portal-programmes:delete.follows')]}
      action={`${here}/delete`}
      act={t('portal-programmes:delete.act')}
      back={back}
    />
  );
}
