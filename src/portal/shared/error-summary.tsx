import type { VNode } from 'preact';

import { Alert } from './components.js';
import type { PageContext } from './page-context.js';

/** What is wrong with one field of a form, with the field's name. */
export interface FieldFault {
  readonly field: string;
  readonly name: string;
  readonly message: string;
}

interface ErrorSummaryProps {
  readonly page: PageContext;
  readonly faults: readonly FieldFault[];
}

/** Everything that is wrong with a form, each with the way to its field. */
export function ErrorSummary({ page: { t }, faults }: ErrorSummaryProps): VNode {
  return (
    <Alert kind="danger" takesFocus title={t('portal-shared:faults.title', { count: faults.length })}>
      <ul class="bullets kern-body">
        {faults.map(({ field, name, message }) => (
          <li key={field}>
            <a class="kern-link" href={`#${field}`}>
              {`${name.replace(/\.$/, '')}:`}
            </a>
            {` ${message}`}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
