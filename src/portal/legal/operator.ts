import type { Env } from '../../platform/config/env.js';

/** Who runs this installation and answers for it; undefined where nobody has said it yet. */
export interface Operator {
  /** Name and address, line by line. */
  readonly address: readonly string[] | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
}

export function operatorOf({ OPERATOR, OPERATOR_EMAIL, OPERATOR_PHONE }: Env): Operator {
  return { address: OPERATOR?.split('|').map((line) => line.trim()), email: OPERATOR_EMAIL, phone: OPERATOR_PHONE };
}
