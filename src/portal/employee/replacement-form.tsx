import type { VNode } from 'preact';

import type { Question } from '../../checks/index.js';
import { Alert, Submit, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';

/** Why a question could not be replaced; both are problems of the check's room. */
export const REPLACEMENT_REFUSALS = ['no-equal-item', 'too-many-replacements'] as const;
export type ReplacementRefusal = (typeof REPLACEMENT_REFUSALS)[number];

interface ReplacementProps {
  readonly page: PageContext;
  readonly checkId: string;
  readonly question: Question;
}

/** A quiet way to another question of equal difficulty. Nobody is asked why. */
export function ReplacementForm({ page: { t }, checkId, question }: ReplacementProps): VNode {
  return (
    <form method="post" action={`/check/${checkId}/replacement`} class="quiet">
      <input type="hidden" name="itemId" value={question.itemId} />
      <input type="hidden" name="number" value={question.number} />
      <Submit kind="tertiary" label={t('portal-employee:replacement.ask')} />
      <Text muted>{t('portal-employee:replacement.why')}</Text>
    </form>
  );
}

interface RefusedProps {
  readonly page: PageContext;
  readonly refused: ReplacementRefusal;
}

export function ReplacementRefused({ page: { t }, refused }: RefusedProps): VNode {
  return (
    <Alert kind="info" title={t(`problems:${refused}.title`)}>
      <Text>{t(`problems:${refused}.help`)}</Text>
    </Alert>
  );
}
