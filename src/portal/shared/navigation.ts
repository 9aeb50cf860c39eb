import type { Actor } from '../../kernel/actor.js';

export interface NavigationItem {
  readonly key: string;
  readonly href: string;
  /** Pages of it whose address begins otherwise, or like that of another item. */
  readonly elsewhere?: RegExp;
  /** What the item and its further pages are about together, if that is more than the item's own name says. */
  readonly subject?: string;
  /** Further pages of the same subject: they are shown while one of them, or the item itself, is open. */
  readonly further?: readonly NavigationItem[];
}

export interface NavigationGroup {
  readonly role: 'employee' | 'hr' | 'admin';
  readonly items: readonly NavigationItem[];
}

const RETENTION = { key: 'retention', href: '/retention' };
const RIGHTS_REQUESTS = { key: 'rightsRequests', href: '/rights-requests' };
const API_KEYS = { key: 'apiKeys', href: '/api-keys' };

const GROUPS: readonly NavigationGroup[] = [
  {
    role: 'employee',
    items: [
      { key: 'start', href: '/start' },
      { key: 'check', href: '/check', elsewhere: /^\/(post|notice|agreement|results|matches|practice)(\/|$)/ },
      { key: 'path', href: '/path' },
      { key: 'courses', href: '/courses' },
      { key: 'myVouchers', href: '/vouchers' },
      { key: 'myData', href: '/my-data' },
    ],
  },
  {
    role: 'hr',
    items: [
      {
        key: 'overview',
        href: '/hr/overview',
        further: [
          { key: 'distributions', href: '/hr/distributions' },
          { key: 'redistributions', href: '/hr/redistributions' },
          { key: 'audit', href: '/hr/audit' },
          API_KEYS,
        ],
      },
      { key: 'requests', href: '/hr/requests' },
      {
        key: 'myVouchers',
        href: '/hr/vouchers',
        further: [
          { key: 'assign', href: '/hr/assign', elsewhere: /^\/hr\/offers(\/|$)/ },
          { key: 'completions', href: '/hr/completions' },
        ],
      },
      { key: 'waiting', href: '/hr/waiting-list' },
      { key: 'insights', href: '/hr/insights' },
      {
        key: 'people',
        href: '/hr/people',
        further: [{ key: 'releasedResults', href: '/hr/results' }, RIGHTS_REQUESTS],
      },
      { key: 'agreement', href: '/hr/agreement', further: [RETENTION] },
    ],
  },
  {
    role: 'admin',
    items: [
      { key: 'overview', href: '/admin/overview' },
      { key: 'catalogue', href: '/admin/courses', elsewhere: /^\/admin\/course-platforms(\/|$)/ },
      { key: 'frameworks', href: '/admin/frameworks' },
      { key: 'profiles', href: '/admin/profiles' },
      { key: 'items', href: '/admin/items' },
      { key: 'programmes', href: '/admin/programmes' },
      {
        key: 'tallies',
        href: '/admin/tallies',
        elsewhere: /^\/admin\/(programmes\/[^/]+\/tallies|tally-alarms\/.*)$/,
      },
      { key: 'insights', href: '/admin/insights' },
      { key: 'imports', href: '/admin/imports' },
      { key: 'jobs', href: '/admin/jobs', further: [{ key: 'mailbox', href: '/mailbox' }] },
      { key: 'audit', href: '/admin/audit' },
      {
        key: 'agreements',
        subject: 'municipalities',
        href: '/admin/agreements',
        further: [{ key: 'signOn', href: '/admin/sign-on' }, RETENTION, RIGHTS_REQUESTS, API_KEYS],
      },
    ],
  },
];

/** The pages that the actor's roles lead to. */
export function navigationOf(actor: Actor): readonly NavigationGroup[] {
  return GROUPS.filter(({ role }) =>
    role === 'admin' ? actor.admin : actor.memberships.some((membership) => membership.role === role),
  );
}

/** The item with the page at this path, without its query, and the item it is one of the further pages of, if it is. */
export function itemAt(
  items: readonly NavigationItem[],
  path: string,
): { readonly section: NavigationItem; readonly item: NavigationItem } | undefined {
  const within = ({ href }: NavigationItem) => path === href || (href !== '/start' && path.startsWith(`${href}/`));
  const all = items.flatMap((section) =>
    [section, ...(section.further ?? [])].map((item) => ({ section, item, elsewhere: item.elsewhere })),
  );
  return all.find(({ elsewhere }) => elsewhere?.test(path)) ?? all.find(({ item }) => within(item));
}

/** Where a person lands after signing in. */
export function homeOf(actor: Actor): string {
  if (actor.isHeldBack === true) return '/account/second-factor';
  const [first] = [...navigationOf(actor)].reverse();
  return first?.items[0]?.href ?? '/start';
}
