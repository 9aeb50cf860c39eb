import type { VNode } from 'preact';

import { type Failure, failureOf } from '../../platform/http/problem.js';
import { Alert, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';

const CLEARLY_REFUSED: readonly number[] = [401, 409, 422, 429];

/** Why a form was refused, to be shown above it as it was. Anything else is thrown on and becomes a page of its own. */
export function refusalOf(error: unknown): Failure {
  const failure = failureOf(error);
  if (!CLEARLY_REFUSED.includes(failure.status)) throw error;
  return failure;
}

interface RefusalProps {
  readonly page: PageContext;
  readonly refusal: Failure | undefined;
}

export function Refusal({ page: { t }, refusal }: RefusalProps): VNode | null {
  if (refusal === undefined) return null;
  const { code, details } = refusal;
  return (
    <Alert kind="danger" takesFocus title={t(`problems:${code}.title`, details)}>
      <Text>{t(`problems:${code}.help`, details)}</Text>
    </Alert>
  );
}
