/** The password of every demo login: shown on the sign-in page of a demo installation and set by its seed. */
export const DEMO_PASSWORD = 'Lernlotse-Demo-2026';
