/** The variables that hold secrets, and those whose address may hold one. */
interface Secrets {
  readonly LERNLOTSE_SECRET: string;
  readonly LEDGER_SECRET?: string | undefined;
  readonly METRICS_TOKEN?: string | undefined;
  readonly DATABASE_URL: string;
  readonly DATABASE_REPLICA_URL?: string | undefined;
  readonly REDIS_URL: string;
  readonly REDIS_SENTINELS: readonly string[];
  readonly REDIS_SENTINEL_PASSWORD?: string | undefined;
  readonly SMTP_URL?: string | undefined;
}

const REMEDY = 'set it to 32 random bytes, for example by "openssl rand -hex 32"';
const ENOUGH_BITS = 100;
/** A token that only opens figures may be shorter: 16 characters of chance. */
const ENOUGH_BITS_TO_READ = 40;
/** Words of examples, instructions and tests: whoever reads those knows the secret. Found by chance in 1 of 100,000 random values at most. */
const KNOWN = /secret|passw|geheim|change.?me|change.?it|example|beispiel|lernlotse|default|12345678|abcdefgh/i;
/** Passwords that servers come with, or that everybody tries first. */
const SERVERS_OWN = ['', 'postgres', 'redis', 'root', 'admin', 'user', 'guest', 'test', 'foobared'];
const SERVER_PASSWORD_LENGTH = 12;
const PROVIDER_SECRET_LENGTH = 16;
const PROVIDER_SECRET = 'OIDC_SECRET_';

/**
 * One line for each secret that somebody else could know or guess: which variable, why, and what helps. A server on this
 * machine may go without a password, one that is reached over a network may not. No line holds a value.
 */
export function weakSecrets(env: Secrets, source: Readonly<Record<string, string | undefined>>): readonly string[] {
  return [
    ...ofOurs('LERNLOTSE_SECRET', env.LERNLOTSE_SECRET),
    ...(env.LEDGER_SECRET === undefined ? [] : ofOurs('LEDGER_SECRET', env.LEDGER_SECRET)),
    ...(env.METRICS_TOKEN === undefined ? [] : ofOurs('METRICS_TOKEN', env.METRICS_TOKEN, ENOUGH_BITS_TO_READ)),
    ...ofServer('DATABASE_URL', env.DATABASE_URL),
    ...ofServer('DATABASE_REPLICA_URL', env.DATABASE_REPLICA_URL ?? ''),
    ...ofRedis(env),
    ...ofMailServer(env.SMTP_URL),
    ...ofProviders(source),
    ...equalOnes(env, source),
  ];
}

function ofOurs(name: string, value: string, enough = ENOUGH_BITS): readonly string[] {
  if (KNOWN.test(value)) return [`${name}: holds a word of examples or tests; ${REMEDY}`];
  if (bitsOf(value) < enough) return [`${name}: repeats itself and could be guessed; ${REMEDY}`];
  return [];
}

/**
 * An upper bound of the chance in a text: Shannon's entropy of its characters times its length, and the same for the steps
 * from one character to the next, so that `abcabcabc…` and `0123456789…` do not pass.
 */
function bitsOf(text: string): number {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  return Math.min(entropyOf(codes), entropyOf(steps));
}

function entropyOf(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits + count * Math.log2(values.length / count), 0);
}

function ofServer(name: string, address: string): readonly string[] {
  const url = URL.parse(address);
  return url === null || isHere(url.hostname) ? [] : ofPassword(name, url);
}

/** Behind Sentinels the host of REDIS_URL names nobody: whether Redis is reached over a network is told by theirs. */
function ofRedis({ REDIS_URL, REDIS_SENTINELS, REDIS_SENTINEL_PASSWORD = '' }: Secrets): readonly string[] {
  if (REDIS_SENTINELS.length === 0) return ofServer('REDIS_URL', REDIS_URL);
  const url = URL.parse(REDIS_URL);
  const areHere = REDIS_SENTINELS.every((one) => isHere(URL.parse(`redis://${one}`)?.hostname ?? ''));
  if (areHere || url === null) return [];
  const password = encodeURIComponent(REDIS_SENTINEL_PASSWORD);
  return [...ofPassword('REDIS_URL', url), ...ofPassword('REDIS_SENTINEL_PASSWORD', { username: '', password })];
}

/** @param account its parts as they stand in an address */
function ofPassword(name: string, account: Pick<URL, 'username' | 'password'>): readonly string[] {
  const password = decodeURIComponent(account.password);
  const isWeak =
    password.length < SERVER_PASSWORD_LENGTH ||
    isServersOwn(password) ||
    password === account.username ||
    KNOWN.test(password);
  return isWeak
    ? [
        `${name}: its password is missing, known or shorter than ${String(SERVER_PASSWORD_LENGTH)}; give that server a random one`,
      ]
    : [];
}

function isServersOwn(password: string): boolean {
  return SERVERS_OWN.includes(password.toLowerCase());
}

/** A mail server may trust the network it stands in; a password that is given must not be one that everybody tries. */
function ofMailServer(address: string | undefined): readonly string[] {
  const url = URL.parse(address ?? '');
  const password = decodeURIComponent(url?.password ?? '');
  const isWeak = password !== '' && (password === url?.username || isServersOwn(password) || KNOWN.test(password));
  return isWeak ? ['SMTP_URL: its password is one that everybody tries; give that account a random one'] : [];
}

function isHere(host: string): boolean {
  return host === '' || host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}

function ofProviders(source: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(source)
    .filter(([name, value]) => name.startsWith(PROVIDER_SECRET) && (value ?? '').length < PROVIDER_SECRET_LENGTH)
    .map(([name]) => `${name}: shorter than ${String(PROVIDER_SECRET_LENGTH)}; let the provider issue a new one`);
}

/** Who learns one of two equal secrets knows the other. */
function equalOnes(env: Secrets, source: Readonly<Record<string, string | undefined>>): readonly string[] {
  const passwords = (['DATABASE_URL', 'REDIS_URL', 'SMTP_URL'] as const).map(
    (name) => [name, decodeURIComponent(URL.parse(env[name] ?? '')?.password ?? '')] as const,
  );
  const named = [
    ['LERNLOTSE_SECRET', env.LERNLOTSE_SECRET] as const,
    ['LEDGER_SECRET', env.LEDGER_SECRET ?? ''] as const,
    ['METRICS_TOKEN', env.METRICS_TOKEN ?? ''] as const,
    ['REDIS_SENTINEL_PASSWORD', env.REDIS_SENTINEL_PASSWORD ?? ''] as const,
    ...passwords,
    ...Object.entries(source).flatMap(([name, value]) =>
      name.startsWith(PROVIDER_SECRET) ? [[name, value ?? ''] as const] : [],
    ),
  ].filter(([, value]) => value !== '');
  return named.flatMap(([name, value], at) => {
    const twin = named.slice(0, at).find(([, other]) => other === value);
    return twin === undefined ? [] : [`${name}: the same as in ${twin[0]}; give each its own`];
  });
}
