/** Names of variables that hold the secret of a municipality's identity provider. */
export const SECRET_NAME = /^OIDC_SECRET_[A-Z0-9_]{1,50}$/;

/** The secret in the variable of that name; undefined when it is not set, or is no name for such a secret. */
export function secretNamed(name: string): string | undefined {
  return SECRET_NAME.test(name) ? process.env[name] : undefined;
}
