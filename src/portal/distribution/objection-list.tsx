import type { VNode } from 'preact';

import { OBJECTION_VERDICTS, type ObjectionView } from '../../vouchers/index.js';
import { Field, Submit, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import type { Decided } from './decided.service.js';

interface ObjectionListProps {
  readonly page: PageContext;
  readonly decided: Pick<Decided, 'objections' | 'programme'>;
}

/** What municipalities object to, and where it is open the form to answer. */
export function ObjectionList({ page, decided }: ObjectionListProps): VNode {
  const { t } = page;
  const { objections, programme } = decided;
  const open = objections.filter(({ state }) => state === 'open').length;
  return (
    <section aria-labelledby="objections">
      <h2 class="kern-heading-medium" id="objections">
        {t('portal-distribution:objections.title', { count: open })}
      </h2>
      {objections.length === 0 && <Text>{t('portal-distribution:objections.none')}</Text>}
      {objections.map((objection) => (
        <article key={objection.id} class="objection">
          <h3 class="kern-heading-small">{objection.municipalityName}</h3>
          <ObjectionWords page={page} objection={objection} />
          {objection.state === 'open' && <AnswerForm page={page} objection={objection} programmeId={programme.id} />}
        </article>
      ))}
    </section>
  );
}

/** The objection with its state and its answer, as both sides read it. */
export function ObjectionWords({
  page,
  objection,
}: {
  readonly page: PageContext;
  readonly objection: ObjectionView;
}): VNode {
  const { t, format } = page;
  const { text, state, raisedAt, answer, answeredAt } = objection;
  return (
    <>
      <Text muted>{t(`portal-distribution:objections.states.${state}`, { raised: format.moment(raisedAt) })}</Text>
      <p class="kern-body said">{text}</p>
      {answer !== null && answeredAt !== null && (
        <>
          <Text muted>{t('portal-distribution:objections.answered', { at: format.moment(answeredAt) })}</Text>
          <p class="kern-body said">{answer}</p>
        </>
      )}
    </>
  );
}

function AnswerForm({
  page: { t },
  objection,
  programmeId,
}: {
  readonly page: PageContext;
  readonly objection: ObjectionView;
  readonly programmeId: string;
}): VNode {
  const id = `answer-${objection.id}`;
  return (
    <form method="post" action={`/admin/programmes/${programmeId}/objections/${objection.id}/answer`}>
      <Field
        id={id}
        label={t('portal-distribution:objections.answer')}
        hint={t('portal-distribution:objections.answerHint')}
      >
        {(field) => (
          <textarea class="kern-form-input__input" rows={4} maxLength={4_000} required {...field} name="answer" />
        )}
      </Field>
      <div class="row">
        {OBJECTION_VERDICTS.map((verdict) => (
          <Submit
            key={verdict}
            kind="secondary"
            name="verdict"
            value={verdict}
            label={t(`portal-distribution:objections.verdicts.${verdict}`)}
            about={objection.municipalityName}
          />
        ))}
      </div>
    </form>
  );
}
