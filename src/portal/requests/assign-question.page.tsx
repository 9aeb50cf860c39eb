import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { OFFER_TEXT_LIMIT } from '../../vouchers/index.js';
import { atDesk, DeskField } from '../hr/desk-bar.js';
import { personOf } from '../hr/names.js';
import { Input } from '../shared/components.js';
import { Confirmation } from '../shared/confirmation.js';
import type { PageContext } from '../shared/page-context.js';
import type { AssignQuestion } from './assign.service.js';
import { FormKey } from '../shared/form-key.js';
import { freeWords } from './parts.js';

interface AssignQuestionProps {
  readonly page: PageContext;
  readonly question: AssignQuestion;
}

/** Asks once before somebody gets a voucher without having asked for it. */
export function AssignQuestionPage({ page, question }: AssignQuestionProps): VNode {
  const { t, locale } = page;
  const { desk, member, free, course, how, formKey } = question;
  const texts = how === 'offer' ? 'offers' : 'assign';
  const who = personOf(page, member);
  const what = course === null ? t('portal-requests:assign.anyCourse') : inLocale(course.title, locale);
  return (
    <Confirmation
      page={page}
      title={t(`portal-requests:${texts}.ask`, { who })}
      consequences={[
        t('portal-requests:vouchers.facts', { who, course: what }),
        freeWords(page, free),
        t(`portal-requests:${texts}.follows`),
      ]}
      action="/hr/assign"
      act={t(`portal-requests:${texts}.now`)}
      back={{ label: t('portal-requests:assign.back'), href: atDesk('/hr/assign', desk) }}
    >
      <DeskField desk={desk} />
      <FormKey value={formKey} />
      <input type="hidden" name="how" value={how} />
      <input type="hidden" name="person" value={member.personId} />
      <input type="hidden" name="programme" value={free.programme.id} />
      {course !== null && <input type="hidden" name="course" value={course.id} />}
      {how === 'offer' && <OfferFields page={page} question={question} />}
    </Confirmation>
  );
}

/** Until when the offer can be answered, and what goes with it. */
function OfferFields({ page: { t, format }, question: { answerBy } }: AssignQuestionProps): VNode {
  const { earliest, usual, latest } = answerBy;
  return (
    <>
      <Input
        id="lastDay"
        type="date"
        label={t('portal-requests:offers.lastDay')}
        hint={t('portal-requests:offers.lastDayHint', { latest: format.day(latest) })}
        value={usual}
        min={earliest}
        max={latest}
        required
      />
      <Input
        id="note"
        label={t('portal-requests:offers.note')}
        hint={t('portal-requests:offers.noteHint')}
        maxLength={OFFER_TEXT_LIMIT}
      />
    </>
  );
}
