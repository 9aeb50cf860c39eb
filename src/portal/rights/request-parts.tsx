import type { VNode } from 'preact';

import type { RightsRequest } from '../../accounts/index.js';
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
