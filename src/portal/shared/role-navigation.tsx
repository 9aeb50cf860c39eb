import type { VNode } from 'preact';

import type { Actor } from '../../kernel/actor.js';
import { itemAt, type NavigationGroup, type NavigationItem, navigationOf } from './navigation.js';
import type { PageContext } from './page-context.js';

/** The ways to everything that somebody's roles lead to, a row for each role. */
export function Navigation({ page, actor }: { readonly page: PageContext; readonly actor: Actor }): VNode {
  const [bare = ''] = page.path.split('?');
  return (
    <div class="kern-container">
      {navigationOf(actor).map((group) => (
        <RoleNavigation key={group.role} page={page} group={group} path={bare} />
      ))}
    </div>
  );
}

interface RoleNavigationProps {
  readonly page: PageContext;
  readonly group: NavigationGroup;
  readonly path: string;
}

/** The subjects of a role in a row; under it the pages of the subject that is open, if it has several. */
function RoleNavigation({ page: { t }, group: { role, items }, path }: RoleNavigationProps): VNode {
  const here = itemAt(items, path);
  const labelOf = ({ key }: NavigationItem) => t(`portal-shared:pages.${key}`);
  const subjectOf = (item: NavigationItem) => t(`portal-shared:pages.${item.subject ?? item.key}`);
  const further = here?.section.further;
  return (
    <nav class="page-navigation" aria-label={t(`portal-shared:navigation.${role}`)}>
      <span class="page-navigation__role">{t(`portal-shared:navigation.${role}`)}</span>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <NavigationLink
              href={item.href}
              label={subjectOf(item)}
              here={item === here?.section && (further === undefined ? 'page' : 'true')}
            />
          </li>
        ))}
      </ul>
      {here !== undefined && further !== undefined && (
        <ul class="page-navigation__further" aria-label={subjectOf(here.section)}>
          {[here.section, ...further].map((item) => (
            <li key={item.href}>
              <NavigationLink href={item.href} label={labelOf(item)} here={item === here.item && 'page'} />
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}

interface NavigationLinkProps {
  readonly href: string;
  readonly label: string;
  readonly here: 'page' | 'true' | false;
}

function NavigationLink({ href, label, here }: NavigationLinkProps): VNode {
  return (
    <a class="kern-link" href={href} {...(here !== false && { 'aria-current': here })}>
      {label}
    </a>
  );
}
