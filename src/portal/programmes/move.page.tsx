import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { Confirmation } from '../shared/confirmation.js';
import { FormKey } from '../shared/form-key.js';
import type { PageContext } from '../shared/page-context.js';
import { Late, NothingPayable } from './cautions.js';
import { NotYetPage } from './not-yet.page.js';
import { type Step, stepOf } from './next-step.js';
import type { ProgrammeQuestion } from './programme-sheets.service.js';

export const PROGRAMME_MOVES = { open: 'open', close: 'close', settle: 'settle' } as const;
export type ProgrammeMove = keyof typeof PROGRAMME_MOVES;

interface MoveProps {
  readonly page: PageContext;
  readonly question: ProgrammeQuestion;
  readonly move: ProgrammeMove;
}

/** What follows on a move, sentence by sentence; the last one says what nobody can undo. */
const FOLLOWS: Readonly<Record<ProgrammeMove, readonly string[]>> = {
  open: ['from', 'fixed', 'final'],
  close: ['nothingNew', 'lapse', 'goesOn', 'final'],
  settle: ['atRest', 'nothingMoves', 'report', 'final'],
};

/** Asks before a programme is opened, closed or settled; when that is not possible yet, it says why instead. */
export function MovePage({ page, question, move }: MoveProps): VNode {
  const { t, locale, format } = page;
  const { programme, stillOpen, objections, formKey } = question;
  const { id, startsOn, endsOn, objectionsUntil } = programme;
  const title = inLocale(programme.title, locale);
  const step: Step = stepOf(question);
  const back = { label: t('portal-programmes:moves.back'), href: `/admin/programmes/${id}` };
  if (step !== move) {
    const until = objectionsUntil === null ? '' : format.day(new Date(objectionsUntil.getTime() - 1));
    const reason = t(`portal-programmes:moves.notYet.${step}`, { ...stillOpen, count: objections.open, until });
    return (
      <NotYetPage page={page} title={t(`portal-programmes:moves.${move}.not`, { title })} reason={reason} back={back} />
    );
  }
  const values = { ...stillOpen, count: stillOpen.requests, start: format.day(startsOn), end: format.day(endsOn) };
  return (
    <Confirmation
      page={page}
      title={t(`portal-programmes:moves.${move}.title`, { title })}
      consequences={FOLLOWS[move].map((key) => t(`portal-programmes:moves.${move}.${key}`, values))}
      action={`/admin/programmes/${id}/${move}`}
      act={t(`portal-programmes:moves.${move}.act`)}
      back={back}
    >
      {move === 'open' && <Late page={page} standing={question} />}
      {move === 'open' && <NothingPayable page={page} standing={question} />}
      <FormKey value={formKey} />
    </Confirmation>
  );
}
