import { administrationUnderWay } from './support/furnish.js';
import { testEveryPage } from './support/round.js';

describe('Every page of the administration', () => {
  testEveryPage({
    of: /^\/(admin|tally-alarms|mailbox)/,
    logins: ['admin'],
    starts: ['/admin/imports'],
    env: { IMPORT_HOSTS: 'kurse.example' },
    async furnish(demo) {
      await administrationUnderWay(demo);
      return {};
    },
  });
});
