import type { Actor } from '../../kernel/actor.js';

export interface NavigationItem {
  readonly key: string;
  readonly href: string;
  /** Pages of it whose address begins like that of another item. */
  readonly elsewhere?: RegExp;
}

export interface NavigationGroup {
  readonly role: 'employee' | 'hr' | 'admin';
  readonly items: readonly NavigationItem[];
}

const GROUPS: readonly NavigationGroup[] = [
  {
    role: 'employee',
    items: [
      { key: 'start', href: '/start' },
      { key: 'check', href: '/check' },
      { key: 'path', href: '/path' },
      { key: 'courses', href: '/courses' },
      { key: 'myVouchers', href: '/vouchers' },
      { key: 'myData', href: '/my-data' },
    ],
  },
  {
    role: 'hr',
    items: [
      { key: 'overview', href: '/hr/overview' },
      { key: 'requests', href: '/hr/requests' },
      { key: 'waiting', href: '/hr/waiting-list' },
      { key: 'myVouchers', href: '/hr/vouchers' },
      { key: 'assign', href: '/hr/assign', elsewhere: /^\/hr\/offers(\/|$)/ },
      { key: 'completions', href: '/hr/completions' },
      { key: 'people', href: '/hr/people' },
      { key: 'releasedResults', href: '/hr/results' },
      { key: 'insights', href: '/hr/insights' },
      { key: 'rightsRequests', href: '/rights-requests' },
      { key: 'distributions', href: '/hr/distributions' },
      { key: 'redistributions', href: '/hr/redistributions' },
      { key: 'agreement', href: '/hr/agreement' },
      { key: 'audit', href: '/hr/audit' },
      { key: 'apiKeys', href: '/api-keys' },
      { key: 'retention', href: '/retention' },
    ],
  },
  {
    role: 'admin',
    items: [
      { key: 'imports', href: '/admin/imports' },
      { key: 'catalogue', href: '/admin/courses' },
      { key: 'profiles', href: '/admin/profiles' },
      { key: 'items', href: '/admin/items' },
      { key: 'programmes', href: '/admin/programmes' },
      { key: 'tallies', href: '/admin/tallies', elsewhere: /^\/admin\/programmes\/[^/]+\/tallies$/ },
      { key: 'insights', href: '/admin/insights' },
      { key: 'jobs', href: '/admin/jobs' },
      { key: 'agreements', href: '/admin/agreements' },
      { key: 'audit', href: '/admin/audit' },
      { key: 'signOn', href: '/admin/sign-on' },
      { key: 'apiKeys', href: '/api-keys' },
      { key: 'retention', href: '/retention' },
      { key: 'rightsRequests', href: '/rights-requests' },
      { key: 'mailbox', href: '/mailbox' },
    ],
  },
];

/** The pages that the actor's roles lead to. */
export function navigationOf(actor: Actor): readonly NavigationGroup[] {
  return GROUPS.filter(({ role }) =>
    role === 'admin' ? actor.admin : actor.memberships.some((membership) => membership.role === role),
  );
}

/** The item of a group to which the page at this path, without its query, belongs. */
export function itemAt(items: readonly NavigationItem[], path: string): NavigationItem | undefined {
  const within = ({ href }: NavigationItem) => path === href || (href !== '/start' && path.startsWith(`${href}/`));
  return items.find(({ elsewhere }) => elsewhere?.test(path)) ?? items.find(within);
}

/** Where a person lands after signing in. */
export function homeOf(actor: Actor): string {
  if (actor.isHeldBack === true) return '/account/second-factor';
  const [first] = [...navigationOf(actor)].reverse();
  return first?.items[0]?.href ?? '/start';
}
