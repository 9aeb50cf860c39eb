import { administrationUnderWay, idsOf } from './support/furnish.js';
import { testEveryPage } from './support/round.js';

describe('Every page of the administration', () => {
  testEveryPage({
    of: /^\/(admin|tally-alarms|mailbox)/,
    logins: ['admin'],
    starts: ['/admin/imports'],
    env: { IMPORT_HOSTS: 'kurse.example' },
    async furnish(demo) {
      await administrationUnderWay(demo);
      const { here } = await idsOf(demo);
      const provider = { issuer: 'https://anmeldung.example', clientId: 'lernlotse', secretVariable: 'OIDC_SECRET_X' };
      await (await demo.apiOf('admin')).put(`/municipalities/${here}/identity-provider`, provider);
      return {
        '/admin/sign-on/:municipalityId/remove': { login: 'admin', address: `/admin/sign-on/${here}/remove` },
        // Only where an agreement is in force, which the list of 194 shows far down.
        '/admin/agreements/:municipalityId/end': { login: 'admin', address: `/admin/agreements/${here}/end` },
      };
    },
  });
});
