import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { Programme } from '../../vouchers/index.js';
import { Confirmation } from '../shared/confirmation.js';
import type { PageContext } from '../shared/page-context.js';

export const PROGRAMME_MOVES = { open: 'open', close: 'close' } as const;
export type ProgrammeMove = keyof typeof PROGRAMME_MOVES;

interface ProgrammeMoveProps {
  readonly page: PageContext;
  readonly programme: Programme;
  readonly move: ProgrammeMove;
}

/** Asks before a programme is opened or closed. */
export function ProgrammeMovePage({ page, programme, move }: ProgrammeMoveProps): VNode {
  const { t, locale } = page;
  const { id, title } = programme;
  return (
    <Confirmation
      page={page}
      title={t(`portal-admin:programme.${move}.title`, { title: inLocale(title, locale) })}
      consequences={[t(`portal-admin:programme.${move}.follows`)]}
      action={`/admin/programmes/${id}/${move}`}
      act={t(`portal-admin:programme.${move}.act`)}
      back={{ label: t('portal-admin:keep'), href: `/admin/programmes/${id}` }}
    />
  );
}
