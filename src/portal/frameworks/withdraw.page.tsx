import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { Confirmation } from '../shared/confirmation.js';
import type { PageContext } from '../shared/page-context.js';
import { draftPath } from './paths.js';
import type { PartSheet } from './parts.service.js';

/** Asks before a competence is taken out of a draft, and says what stays. */
export function WithdrawPage({ page, sheet }: { readonly page: PageContext; readonly sheet: PartSheet }): VNode {
  const { draft, code, part, read } = sheet;
  const values = { code, name: inLocale(part?.texts.title ?? {}, page.locale), edition: draft.edition };
  const t = (key: string) => page.t(`portal-frameworks:withdraw.${key}`, values);
  return (
    <Confirmation
      page={page}
      title={t('title')}
      consequences={[t('draft'), t('stays'), t('preview')]}
      action={`${draftPath(draft.id)}/withdraw/${encodeURIComponent(code)}`}
      act={t('act')}
      back={{ label: t('back'), href: draftPath(draft.id) }}
    >
      <input type="hidden" name="read" value={read} />
    </Confirmation>
  );
}
