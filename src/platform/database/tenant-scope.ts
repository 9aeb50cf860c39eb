import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Where work crosses municipalities although a person asked for it, and why it has to. What is not listed here stays
 * within the rows of the one who acts; docs/adr/0061 tells the same to the reader.
 */
export type WallCrossing =
  /**
   * Whoever signs in, or comes with a session, a link or a key, is nobody yet: accounts, and nothing else, are open to find out
   * who. What lets somebody in is ended in the same way, also for others: whoever ends it sees none of it.
   */
  | 'sign-in'
  /** The yearly limit and the one open voucher count over all municipalities of a person. */
  | 'yearly-limit'
  /** A place on the waiting list follows from those of all others. */
  | 'waiting-list'
  /** A completed course ends the voucher that paid for it, whoever granted it. */
  | 'completion'
  /** Whomever somebody saw is on record, also who is no longer theirs to see. */
  | 'access-log'
  /** An act is on record whosever it is: an offer that is taken up is assigned by whoever made it. */
  | 'act'
  /** Work that is asked for twice is one job, whoever asked first. */
  | 'job'
  /** Figures of a redistribution, an impact or a look at /metrics name nobody. */
  | 'figures'
  /** What a person may take along and have erased lies in every municipality that they were in. */
  | 'personal-data'
  /** An address belongs to one account, wherever its person works; who is known elsewhere too is renamed by nobody. */
  | 'provisioning'
  /** A mail goes to somebody else than who acts, HR sees when one went, and the mailbox of an installation without a server is one for all. */
  | 'mail'
  /** Who leaves takes back what they had released there, whoever enters the leaving. */
  | 'leaving';

/** Whose rows a piece of work may see and change. */
export type TenantScope =
  | { readonly kind: 'nobody' }
  /** Nobody who is about to be somebody: persons, memberships, sessions, keys and what proves who somebody is. */
  | { readonly kind: 'sign-in' }
  /** Jobs, commands of the command line, course platforms, and the crossings above. */
  | { readonly kind: 'system' }
  /** Their own rows and those of the municipalities that they serve as HR; an admin also moves everybody's vouchers. */
  | { readonly kind: 'person' | 'admin'; readonly personId: string; readonly municipalityIds: readonly string[] };

export const NOBODY: TenantScope = { kind: 'nobody' };
export const SYSTEM: TenantScope = { kind: 'system' };
const SIGN_IN: TenantScope = { kind: 'sign-in' };

/** The scope of work that crosses. */
export function scopeAcross(crossing: WallCrossing): TenantScope {
  return crossing === 'sign-in' ? SIGN_IN : SYSTEM;
}

/** Work within a request begins as nobody's and becomes somebody's when the guard knows them. */
interface Holder {
  scope: TenantScope;
}

const holders = new AsyncLocalStorage<Holder>();

/** Whose rows the current work may see; nobody's where nothing was said. */
export function currentScope(): TenantScope {
  return holders.getStore()?.scope ?? NOBODY;
}

/** Runs the work within the scope. */
export function withinScope<T>(scope: TenantScope, work: () => T): T {
  return holders.run({ scope }, work);
}

/** From here on the current request acts as the one whom the guard has let in. */
export function actWithin(scope: TenantScope): void {
  const holder = holders.getStore();
  if (holder !== undefined) holder.scope = scope;
}

const NO_ID = '';

/**
 * The statement that tells PostgreSQL whose rows may be seen; the policies of the tables read it. Ids are written into
 * the text, so they must be ids: the guard has them from the database, and anything else is refused here.
 */
export function declarationOf(scope: TenantScope, local = false): string {
  const isPerson = scope.kind === 'person' || scope.kind === 'admin';
  const person = isPerson ? mustBeId(scope.personId) : NO_ID;
  const municipalities = isPerson ? scope.municipalityIds.map(mustBeId).join(',') : '';
  const settings = { scope: scope.kind, person, municipalities: `{${municipalities}}` };
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config('lernlotse.${name}', '${value}', ${String(local)})`,
  );
  return `SELECT ${calls.join(', ')}`;
}

function mustBeId(id: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw new Error('a tenant scope takes ids only');
  return id;
}
