/** The address of a main page; `*` stands for the id of what it shows. */
const ADDRESSES = {
  start: '/start',
  check: '/check',
  question: '/check/*',
  post: '/post',
  results: '/results',
  result: '/results/*',
  matches: '/matches',
  path: '/path',
  courses: '/courses',
  vouchers: '/vouchers',
  'my-data': '/my-data',
  'hr-overview': '/hr/overview',
  'hr-requests': '/hr/requests',
  'hr-waiting': '/hr/waiting-list',
  'hr-vouchers': '/hr/vouchers',
  'hr-assign': '/hr/assign',
  'hr-completions': '/hr/completions',
  'hr-people': '/hr/people',
  'hr-results': '/hr/results',
  'hr-insights': '/hr/insights',
  'hr-distributions': '/hr/distributions',
  'hr-redistributions': '/hr/redistributions',
  'hr-agreement': '/hr/agreement',
  'hr-audit': '/hr/audit',
  'api-keys': '/api-keys',
  retention: '/retention',
  'rights-requests': '/rights-requests',
  'admin-overview': '/admin/overview',
  'admin-imports': '/admin/imports',
  'admin-catalogue': '/admin/courses',
  'admin-frameworks': '/admin/frameworks',
  'admin-profiles': '/admin/profiles',
  'admin-items': '/admin/items',
  'admin-programmes': '/admin/programmes',
  'admin-programme': '/admin/programmes/*',
  'admin-distribution': '/admin/programmes/*/distribution',
  'admin-tallies': '/admin/programmes/*/tallies',
  'admin-insights': '/admin/insights',
  'admin-jobs': '/admin/jobs',
  'admin-agreements': '/admin/agreements',
  'admin-audit': '/admin/audit',
  'admin-sign-on': '/admin/sign-on',
  mailbox: '/mailbox',
} as const;

/** A main page that explains itself; its text stands under `pages` of this room's texts. */
export type HelpKey = keyof typeof ADDRESSES;

export const HELP_KEYS = Object.keys(ADDRESSES) as readonly HelpKey[];

const ID = /\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=\/|$)/g;

/** The main page at this path, without its query; undefined for every other page, which a main page leads to. */
export function helpAt(path: string): HelpKey | undefined {
  const address = path.replaceAll(ID, '/*');
  return HELP_KEYS.find((key) => ADDRESSES[key] === address);
}
