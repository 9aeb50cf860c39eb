/**
 * Administrative acts: what HR, the administration and jobs did to things that are not theirs alone. The audit log shows
 * these and no other; an act that stands in neither list fails a test.
 */
const ADMINISTRATIVE = {
  'works-agreement': ['recorded', 'document-stored', 'confirmed', 'ended', 'taken-back'],
  programme: [
    ...['created', 'edited', 'deleted', 'opened', 'closed', 'settled'],
    ...['distributed', 'topped-up', 'distribution-reversed'],
  ],
  distribution: ['objected'],
  objection: ['upheld', 'dismissed'],
  redistribution: ['announced', 'changed', 'cancelled', 'decided', 'carried-out', 'reversed', 'lapsed'],
  request: ['waitlisted', 'approved', 'declined', 'lapsed'],
  voucher: ['assigned', 'completed', 'revoked', 'cancelled', 'expired'],
  offer: ['open', 'withdrawn', 'lapsed', 'overdue'],
  tally: ['recount-asked'],
  'tally-alarm': ['cleared'],
  course: ['created', 'updated', 'published', 'withdrawn', 'archived', 'draft'],
  'course-source': ['created', 'updated', 'deleted', 'run-asked'],
  'course-links': ['check-asked'],
  'course-platform': ['created', 'revoked'],
  completion: ['confirmed', 'declined'],
  framework: ['draft-created', 'edited', 'draft-deleted', 'published'],
  profile: ['created', 'edited', 'draft-deleted', 'published', 'retired'],
  'half-lives': ['set'],
  instrument: ['published', 'discarded', 'assessed', 'calibrated'],
  import: ['started', 'applied'],
  job: ['retried'],
  'identity-provider': ['set', 'removed', 'checked'],
  person: ['provided-by-identity-provider'],
  hr: ['begun-by-identity-provider', 'ended-by-identity-provider', 'begun-by-scim'],
  'scim-user': ['created', 'changed', 'deleted'],
  'scim-group': ['created', 'changed', 'deleted'],
  admin: ['appointed'],
  'second-factor': ['reset', 'demanded', 'waived'],
  session: ['all-ended'],
  'api-key': ['created', 'rotated', 'revoked'],
  membership: ['end-planned', 'end-undone', 'ended'],
  'rights-request': ['extended', 'granted', 'refused', 'lifted'],
  retention: ['enforced'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What persons did with what is theirs; they find it in their own data, and nobody else here. */
const PERSONAL: Readonly<Record<string, readonly string[]>> = {
  check: ['started', 'submitted', 'abandoned'],
  checks: ['erased'],
  result: ['seen', 'released', 'release-revoked', 'release-ended'],
  post: ['chosen'],
  request: ['requested', 'withdrawn'],
  voucher: ['redeemed', 'returned'],
  offer: ['accepted', 'refused'],
  course: ['completed', 'completion-undone'],
  completion: ['claimed', 'claim-withdrawn'],
  'privacy-notice': ['acknowledged'],
  password: ['changed', 'reset'],
  email: ['changed'],
  'second-factor': ['added', 'removed', 'codes-renewed'],
  session: ['token-reused'],
  data: ['exported'],
  person: ['erased'],
  'rights-request': ['received', 'withdrawn', 'limit-ended'],
};

/** The groups of acts, by what they are done to. */
export const ACT_GROUPS: readonly string[] = Object.keys(ADMINISTRATIVE);
export const ADMINISTRATIVE_ACTS: readonly string[] = actsOf(ADMINISTRATIVE);
export const PERSONAL_ACTS: readonly string[] = actsOf(PERSONAL);

/** The acts of a group, or the one act that is named; all of them without a name. */
export function actsNamed(kind: string | undefined): readonly string[] {
  if (kind === undefined) return ADMINISTRATIVE_ACTS;
  return ADMINISTRATIVE_ACTS.filter((act) => act === kind || groupOf(act) === kind);
}

/** What an act is done to: `programme` of `programme.opened`. */
export function groupOf(act: string): string {
  return act.split('.')[0] ?? act;
}

function actsOf(groups: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return Object.entries(groups).flatMap(([group, names]) => names.map((name) => `${group}.${name}`));
}
