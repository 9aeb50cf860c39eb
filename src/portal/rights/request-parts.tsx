import type { VNode } from 'preact';

import type { RightsRequest } from '../../accounts/index.js';
import { Submit, Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import type { PageContext } from '../shared/page-context.js';

interface RequestProps {
  readonly page: PageContext;
  readonly request: RightsRequest;
}

/** What was asked, until when an answer is due, and the answer. */
export function RequestFacts({ page: { t, format }, request }: RequestProps): VNode {
  const { municipality, text, field, value, receivedAt, dueOn, state, extensionReason, answer } = request;
  const facts = [
    ['municipality', municipality],
    ['received', format.moment(receivedAt)],
    ['due', state === 'open' ? format.day(dueOn) : null],
    ['text', text],
    ['correction', field === null ? null : `${t(`portal-rights:fields.${field}`)}: ${value ?? ''}`],
    ['extension', extensionReason],
    ['answer', answer],
  ] as const;
  return (
    <Description
      items={facts.flatMap(([key, shown]) =>
        shown === null ? [] : [{ key: t(`portal-rights:facts.${key}`), value: shown }],
      )}
    />
  );
}

/** What happened to it, oldest first. */
export function History({ page: { t, format }, request: { history } }: RequestProps): VNode {
  return (
    <ul class="kern-body">
      {history.map(({ at, move }) => (
        <li key={move}>
          {format.moment(new Date(at))}: {t(`portal-rights:moves.${move}`)}
        </li>
      ))}
    </ul>
  );
}

interface LimitProps extends RequestProps {
  /** Where it is ended; null where the reader may not. */
  readonly action: string | null;
  /** Who reads it: the person, or who handles requests. */
  readonly about: 'requests' | 'handled';
}

/** A restriction or objection that is in effect: what it does, until when, and how it is ended. */
export function Limit({ page: { t, format }, request: { right, liftedAt }, action, about }: LimitProps): VNode {
  const isOffered = action !== null && (about === 'requests' || liftedAt === null);
  return (
    <>
      <Text>{t(`portal-rights:${about}.limit.${right}`)}</Text>
      {liftedAt !== null && <Text>{t(`portal-rights:${about}.limit.ends`, { moment: format.moment(liftedAt) })}</Text>}
      {isOffered && (
        <form method="post" action={action}>
          <Text muted>{t(`portal-rights:${about}.limit.follows`)}</Text>
          <Submit
            kind="secondary"
            label={t(`portal-rights:${about}.limit.lift`)}
            about={t(`portal-rights:rights.${right}`)}
          />
        </form>
      )}
    </>
  );
}
