import type { Page } from 'playwright-core';

import { anOpenIdProvider, type OpenIdProvider } from '../support/identity-provider.js';
import { axeFaultsOf } from './support/axe.js';
import { type DemoProduct, signIn, startDemo } from './support/demo-product.js';

const SECRET = 'a secret that both sides know';
const nameOf = (given_name: string, family_name: string) => ({ given_name, family_name, email_verified: true });
const PEOPLE = {
  gerda: { ...nameOf('Gerda', 'Neu'), email: 'gerda@kandel.example', groups: ['bauamt'] },
  hanna: { ...nameOf('Hanna', 'Neu'), email: 'hanna@kandel.example', groups: ['personal'] },
};

describe('Signing in at the municipality’s own provider, in a browser', () => {
  let demo: DemoProduct;
  let provider: OpenIdProvider;
  /** The host that the provider sends people back to. */
  let home: string;
  let kandel: { readonly id: string; readonly name: string };

  beforeAll(async () => {
    demo = await startDemo();
    home = demo.address.replace('127.0.0.1', 'localhost');
    const redirectUri = `${home}/sign-in/oidc/callback`;
    provider = await anOpenIdProvider({ people: PEOPLE, redirectUri, secret: SECRET });
    const [found] = await demo.sql<typeof kandel>(`SELECT id, name FROM municipalities WHERE name LIKE '%Kandel%'`);
    kandel = found!;
  });
  afterAll(async () => {
    await demo.stop();
    await provider.close();
  });

  const aWindow = (): Promise<Page> => demo.windowOf(undefined, { baseURL: home });
  /** From the page that is wanted to the provider's own. */
  const goThere = async (wanted: string): Promise<Page> => {
    const page = await aWindow();
    await page.goto(wanted);
    await page.getByRole('link', { name: `Anmelden bei ${kandel.name}` }).click();
    await page.waitForURL(`${provider.issuer}/**`);
    return page;
  };
  const sayWho = async (page: Page, login: keyof typeof PEOPLE): Promise<void> => {
    await page.locator('input[name=login]').fill(login);
    await page.locator('input[name=password]').fill('any');
    await page.locator('button[type=submit]').click();
  };
  const agree = (page: Page): Promise<void> => page.locator('button[type=submit]').click();
  const headingOf = (page: Page) => page.locator('h1').innerText();

  it('is set up by an admin, who sees that the provider answers', async () => {
    const page = await aWindow();
    await signIn(page, 'admin');
    await page.goto(`/admin/sign-on?search=${encodeURIComponent(kandel.name)}`);
    expect(await axeFaultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: kandel.name }).click();
    expect(await page.locator('main').innerText()).toContain(`${home}/sign-in/oidc/callback`);
    await page.locator('#issuer').fill(provider.issuer);
    await page.locator('#clientId').fill('lernlotse');
    await page.locator('#secret').fill(SECRET);
    await page.locator('#roleClaim').fill('groups');
    await page.locator('#hrValues').fill('personal');
    await page.getByRole('button', { name: 'Speichern' }).click();
    expect(await headingOf(page)).toBe(`${kandel.name} kann sich beim eigenen Anmeldedienst anmelden`);
    await page.getByRole('button', { name: 'Anmeldedienst prüfen' }).click();
    expect(await page.locator('main').innerText()).toContain('PKCE mit S256: wird angeboten.');
    expect(await axeFaultsOf(page)).toEqual([]);
  });

  it('leads to the provider with PKCE and back to the page that was wanted, as an employee, until signing out', async () => {
    const page = await aWindow();
    await page.goto('/courses?q=daten');
    const asked = page.waitForRequest((request) => request.url().startsWith(`${provider.issuer}/auth?`));
    await page.getByRole('link', { name: `Anmelden bei ${kandel.name}` }).click();
    const { searchParams } = new URL((await asked).url());
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    expect(searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    await sayWho(page, 'gerda');
    await agree(page);
    await page.waitForURL(`${home}/courses?q=daten`);
    const navigation = await page.locator('header').innerText();
    expect(navigation).not.toContain('Personalstelle');
    const cookies = await page.context().cookies(home);
    expect(cookies.find(({ name }) => name === 'session')).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    expect(cookies.map(({ name }) => name)).not.toContain('oidc');
    await page.getByRole('button', { name: 'Abmelden' }).click();
    await page.waitForURL(`${home}/sign-in?done=signedOut`);
    expect(await page.locator('main').innerText()).toContain('Sie sind abgemeldet.');
    await page.goto('/courses');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  });

  it('makes HR of whom the provider counts among them', async () => {
    const page = await goThere('/hr/overview');
    await sayWho(page, 'hanna');
    await agree(page);
    await page.waitForURL(`${home}/hr/overview`);
    expect(await page.locator('header').innerText()).toContain('Personalstelle');
  });

  it('explains that somebody declined, and leads back to the page that was wanted', async () => {
    const page = await goThere('/courses');
    await page.getByRole('link', { name: /cancel/i }).click();
    await page.waitForURL(`${home}/sign-in/oidc/callback?**`);
    expect(await headingOf(page)).toBe('Die Anmeldung wurde abgebrochen.');
    expect(await axeFaultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Noch einmal anmelden' }).click();
    expect(page.url()).toBe(`${home}/sign-in?return=%2Fcourses`);
  });

  it.each([
    {
      what: 'an answer to a sign-in that was begun before another one',
      meddle: async (page: Page) => {
        const other = await page.context().newPage();
        await other.goto('/sign-in');
        await other.getByRole('link', { name: `Anmelden bei ${kandel.name}` }).click();
        await other.waitForURL(`${provider.issuer}/**`);
      },
      heading: 'Diese Antwort gehört nicht zu Ihrer Anmeldung.',
    },
    {
      what: 'one that took too long',
      meddle: (page: Page) => page.context().clearCookies({ name: 'oidc' }),
      heading: 'Die Anmeldung hat zu lange gedauert.',
    },
  ])('explains why it does not take $what', async ({ meddle, heading }) => {
    const page = await goThere('/courses');
    await meddle(page);
    await sayWho(page, 'gerda');
    await agree(page);
    await page.waitForURL(`${home}/sign-in/oidc/callback?**`);
    expect(await headingOf(page)).toBe(heading);
    await page.goto('/courses');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  });
});
