import { ScimAccounts } from './scim-accounts.service.js';
import { ScimAddress } from './scim-address.js';
import { ScimDialect } from './scim-dialect.js';
import { ScimDiscoveryController } from './scim-discovery.controller.js';
import { ScimEmployments } from './scim-employments.service.js';
import { ScimGroupsController } from './scim-groups.controller.js';
import { ScimGroupsRepository } from './scim-groups.repository.js';
import { ScimGroups } from './scim-groups.service.js';
import { ScimMembers } from './scim-members.service.js';
import { ScimUsersController } from './scim-users.controller.js';
import { ScimUsersRepository } from './scim-users.repository.js';
import { ScimUsers } from './scim-users.service.js';

/** What lets the HR system of a municipality provide its people. */
export const SCIM = [
  ...[ScimAddress, ScimDialect, ScimAccounts, ScimEmployments, ScimMembers],
  ...[ScimUsers, ScimUsersRepository, ScimGroups, ScimGroupsRepository],
];
export const SCIM_CONTROLLERS = [ScimDiscoveryController, ScimUsersController, ScimGroupsController];
