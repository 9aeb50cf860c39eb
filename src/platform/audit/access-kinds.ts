/**
 * What of a person somebody else has read: one word per kind of thing, in words in `platform:accesses.kinds`. Each says
 * there as well what it is read for.
 */
export const ACCESS_KINDS = [
  'staff',
  'request',
  'waiting-list',
  'offer',
  'voucher',
  'voucher-code',
  'completion-claim',
  'released-results',
  'result',
  'result-file',
  'rights-request',
  'mail',
] as const;
export type AccessKind = (typeof ACCESS_KINDS)[number];
