/** Nobody is signed in, or the session has ended: 401, and on pages a way to sign in and return. */
export class SignInNeeded extends Error {
  readonly code: string = 'sign-in-needed';
}
