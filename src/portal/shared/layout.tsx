import type { ComponentChildren, VNode } from 'preact';

import { Help } from '../help/help.js';
import type { PageContext } from './page-context.js';
import { STYLE_SHEET } from './assets.js';
import { Alert, Text } from './components.js';
import { Navigation } from './role-navigation.js';

interface LayoutProps {
  readonly page: PageContext;
  /** The heading says the state in words; it is the window's title too. */
  readonly title: string;
  readonly children: ComponentChildren;
  /** Wide tables may use the full width; text keeps to 70 characters. */
  readonly wide?: boolean;
  /**
   * Seconds after which the page looks again while work is going on: by a script that loads it only when something has
   * changed, so that nobody is interrupted. The page says so by `LooksAgain`.
   */
  readonly refresh?: number;
  /** A script of ours by its name, for what the page can do better with it, such as not loading itself again; it works without. */
  readonly script?: string;
  /** Stands at the address of a page whose help does not fit here, such as an error of it. */
  readonly help?: boolean;
}

/** What every page leads to, signed in or not. */
const LEGAL = ['accessibility', 'privacy', 'imprint'] as const;

export function Layout(props: LayoutProps): VNode {
  const { page, title, children, wide = false, refresh, help = true } = props;
  const { t, locale } = page;
  return (
    <html lang={locale}>
      <Head {...props} />
      <body>
        <a class="skip-link kern-link" href="#content">
          {t('portal-shared:skip')}
        </a>
        <Header page={page} />
        <main id="content" class={`kern-container page${wide ? ' page--wide' : ''}`} data-look-again={refresh}>
          <h1 class="kern-heading-large">{title}</h1>
          {page.actor?.isHeldBack === true && <HeldBack page={page} />}
          {page.done !== undefined && <Alert kind="success" takesFocus title={t(`portal-shared:done.${page.done}`)} />}
          {help && <Help page={page} />}
          {children}
        </main>
        <footer class="kern-container page-footer">
          <p class="kern-body kern-body--small">{t('portal-shared:footer')}</p>
          <nav aria-label={t('portal-shared:legal.label')}>
            <ul class="row plain-list kern-body kern-body--small">
              {LEGAL.map((key) => (
                <li key={key}>
                  <a class="kern-link" href={`/${key}`}>
                    {t(`portal-shared:legal.${key}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </footer>
      </body>
    </html>
  );
}

function Head({ page: { t, actor }, title, refresh, script }: LayoutProps): VNode {
  const runs = script ?? (refresh === undefined ? undefined : 'look-again');
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {actor !== undefined && <meta name="robots" content="noindex" />}
      <title>{`${title} – ${t('portal-shared:product')}`}</title>
      <link rel="icon" href="/assets/lernlotse.svg" />
      <link rel="stylesheet" href={STYLE_SHEET} />
      {runs !== undefined && <script type="module" src={`/assets/${runs}.js`} />}
    </head>
  );
}

/** Whoever has yet to show a second factor learns why so little is there. */
function HeldBack({ page: { t } }: { readonly page: PageContext }): VNode {
  return (
    <Alert kind="warning" title={t('portal-shared:heldBack.title')}>
      <Text>
        {t('portal-shared:heldBack.text')}{' '}
        <a class="kern-link" href="/account/second-factor">
          {t('portal-shared:heldBack.link')}
        </a>
      </Text>
    </Alert>
  );
}

function Header({ page }: { readonly page: PageContext }): VNode {
  const { t, actor, locale, path, focus } = page;
  const other = locale === 'de' ? 'en' : 'de';
  return (
    <header class="page-header">
      <div class="kern-container page-header__row">
        <a class="page-header__product" href="/">
          {t('portal-shared:product')}
        </a>
        <ul class="page-header__tools">
          <li>
            <a
              class="kern-link"
              hreflang={other}
              lang={other}
              autoFocus={focus === 'language'}
              href={`/language?to=${other}&return=${encodeURIComponent(path)}`}
            >
              {t('portal-shared:otherLanguage')}
            </a>
          </li>
          {actor !== undefined && (
            <li>
              <a class="kern-link" href="/account">
                {t('portal-shared:account')}
              </a>
            </li>
          )}
          {actor !== undefined && (
            <li>
              <form method="post" action="/sign-out">
                <button class="kern-btn kern-btn--tertiary" type="submit">
                  <span class="kern-label">{t('portal-shared:signOut')}</span>
                </button>
              </form>
            </li>
          )}
        </ul>
      </div>
      {actor !== undefined && <Navigation page={page} actor={actor} />}
    </header>
  );
}
