import { DomainError } from '../../kernel/domain-error.js';
import { canonicalEmail, isEmail, isName } from './person.js';

/** How the people of one municipality sign in at its own OpenID provider. */
export interface IdentityProvider {
  readonly municipalityId: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Name of the variable in the environment that holds the client's secret; null when it is kept here, or there is none. */
  readonly secretVariable: string | null;
  readonly scope: string;
  /** The claim that says who is HR; null: roles come from elsewhere. */
  readonly roleClaim: string | null;
  /** Values of that claim that make an HR person. */
  readonly hrValues: readonly string[];
  /** The provider itself asks for a second factor, and says so of each sign-in that had one. */
  readonly asksSecondFactor: boolean;
  /** What `acr` or `amr` of such a sign-in holds, one of these; none: `mfa`. */
  readonly factorValues: readonly string[];
  /** People are led there; a provider that is switched off keeps its configuration. */
  readonly isEnabled: boolean;
  /** Whoever it vouches for has no other way in. Only while it is enabled. */
  readonly isRequired: boolean;
}

/** Who signs in, as the provider says. */
export interface ProvidedIdentity {
  readonly subject: string;
  /** Canonical. */
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  /** Null when the provider decides on no roles. */
  readonly isHr: boolean | null;
}

type Claims = Readonly<Record<string, unknown>>;

/** @throws DomainError `oidc-claims-missing` without a subject, a usable address that the provider has verified, or a name */
export function identityFrom(claims: Claims, { roleClaim, hrValues }: IdentityProvider): ProvidedIdentity {
  const email = canonicalEmail(textOf(claims.email));
  const [givenName, familyName] = [textOf(claims.given_name).trim(), textOf(claims.family_name).trim()];
  const subject = textOf(claims.sub);
  const isWhole = subject !== '' && isEmail(email) && isName(givenName) && isName(familyName);
  if (!isWhole || claims.email_verified !== true) throw new DomainError('oidc-claims-missing', 'invalid');
  const isHr = roleClaim === null ? null : valuesOf(claims[roleClaim]).some((value) => hrValues.includes(value));
  return { subject, email, givenName, familyName, isHr };
}

/** Multiple factors, of whatever kind (RFC 8176, section 2). */
const SEVERAL_FACTORS = 'mfa';

/**
 * True when this very sign-in had a second factor, by the provider's word in the ID token that it signed (OpenID Connect
 * Core, section 2). A provider that does not say it is taken to have asked for one factor only.
 */
export function hasShownFactor(
  idToken: Claims,
  { asksSecondFactor, factorValues }: Pick<IdentityProvider, 'asksSecondFactor' | 'factorValues'>,
): boolean {
  const wanted = factorValues.length === 0 ? [SEVERAL_FACTORS] : factorValues;
  const said = [...valuesOf(idToken.acr), ...valuesOf(idToken.amr)];
  return asksSecondFactor && said.some((value) => wanted.includes(value));
}

/**
 * A municipality's provider speaks for its own people only: for nobody who is an admin of the platform, or who belongs to
 * another municipality too, or to none any more. @throws DomainError `oidc-person-elsewhere`
 */
export function mustBelongOnlyHere(
  person: { readonly admin: boolean },
  places: readonly { readonly municipalityId: string }[],
  here: string,
): void {
  if (placeOfProvider(person, places) !== here) throw new DomainError('oidc-person-elsewhere', 'forbidden');
}

/** The one municipality whose provider may vouch for the person; null when none may. */
export function placeOfProvider(
  { admin }: { readonly admin: boolean },
  places: readonly { readonly municipalityId: string }[],
): string | null {
  const [place, ...more] = new Set(places.map(({ municipalityId }) => municipalityId));
  return admin || place === undefined || more.length > 0 ? null : place;
}

/**
 * What came back answers what we asked, and is no refusal.
 * @throws DomainError `oidc-foreign-answer` when it belongs to another sign-in, `oidc-denied` when the person or their
 *   administration declined
 */
export function mustAnswer(query: URLSearchParams, { state }: { readonly state: string }): void {
  if (query.get('state') !== state) throw new DomainError('oidc-foreign-answer', 'invalid');
  if (query.get('error') === 'access_denied') throw new DomainError('oidc-denied', 'invalid');
}

/** HTTPS, or plain HTTP on this machine, without anything behind the path. */
export function isIssuer(issuer: string): boolean {
  const url = URL.parse(issuer);
  if (url?.search !== '' || url.hash !== '' || url.username !== '') return false;
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function valuesOf(claim: unknown): readonly string[] {
  return (Array.isArray(claim) ? claim : [claim]).filter((value): value is string => typeof value === 'string');
}
