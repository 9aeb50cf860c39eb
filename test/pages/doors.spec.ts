import { axeFaultsOf } from './support/axe.js';
import { type DemoProduct, signIn, startDemo } from './support/demo-product.js';

describe('The doors of the product in a browser', () => {
  let demo: DemoProduct;
  beforeAll(async () => {
    demo = await startDemo();
  }, 120_000);
  afterAll(() => demo.stop());

  it.each([
    { login: 'employee', home: '/start' },
    { login: 'hr', home: '/hr/overview' },
    { login: 'admin', home: '/admin/imports' },
  ] as const)('lead $login home, to a page for everybody', async ({ login, home }) => {
    const page = await demo.windowOf();
    await page.goto('/');
    expect(await axeFaultsOf(page)).toEqual([]);
    await signIn(page, login);
    expect(new URL(page.url()).pathname).toBe(home);
    expect(await axeFaultsOf(page)).toEqual([]);
  });
});
