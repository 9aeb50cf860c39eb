// A real OpenID provider in its own process: says its address, and lets everybody in whom PEOPLE describes, by any password.
import { createServer } from 'node:http';

import { Provider } from 'oidc-provider';

const { people, redirectUri, secret } = JSON.parse(process.argv[2] ?? '{}');

const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'lernlotse',
      client_secret: secret,
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code'],
    },
  ],
  pkce: { required: () => true },
  scopes: ['openid', 'email', 'profile'],
  claims: {
    openid: ['sub', 'amr'],
    email: ['email', 'email_verified'],
    profile: ['given_name', 'family_name', 'groups'],
  },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
});
// The signed ID token says how somebody signed in by `shown`; `amr` in a person's claims goes into the user info only.
const finish = provider.interactionFinished.bind(provider);
provider.interactionFinished = (request, response, result, options) => {
  const login = result.login && { ...result.login, amr: people[result.login.accountId]?.shown };
  return finish(request, response, { ...result, ...(login && { login }) }, options);
};
server.on('request', provider.callback());
console.log(issuer);
