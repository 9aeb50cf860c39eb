const GERMAN = {
  dependencies: 'Pakete installieren',
  build: 'Bauen',
  migrate: 'Datenbank einrichten',
  seed: 'Beispieldaten',
  services: 'Dienste starten',
  given: (name, variable) => `${name}: aus ${variable}`,
  running: (address) => `Lernlotse läuft: ${address}`,
  logs: (folder) => `Protokolle: ${folder} – Beenden mit Strg-C`,
  stopping: 'Wird beendet …',
  stopped: 'Beendet.',
  alreadyRunning: (address) => `Lernlotse läuft in diesem Ordner schon: ${address} – dort zuerst mit Strg-C beenden.`,
  portTaken: (port, other) => `Port ${port} ist belegt. Starten Sie mit einem anderen: PORT=${other} npm start`,
  portWrong: (value) => `PORT muss eine Zahl von 1 bis 65535 sein, nicht „${value}“.`,
  died: (name, log) =>
    `Der Dienst „${name}“ hat sich unerwartet beendet, deshalb wird alles beendet. Letzte Zeilen aus ${log}:`,
  failed: (what) => `Fehlgeschlagen: ${what}`,
  notReady: (seconds) => `Die Dienste antworten nach ${seconds} Sekunden noch nicht.`,
};

const ENGLISH = {
  dependencies: 'Installing packages',
  build: 'Building',
  migrate: 'Setting up the database',
  seed: 'Demo data',
  services: 'Starting the services',
  given: (name, variable) => `${name}: from ${variable}`,
  running: (address) => `Lernlotse is running: ${address}`,
  logs: (folder) => `Logs: ${folder} – stop with Ctrl-C`,
  stopping: 'Stopping …',
  stopped: 'Stopped.',
  alreadyRunning: (address) =>
    `Lernlotse is already running in this folder: ${address} – stop it there with Ctrl-C first.`,
  portTaken: (port, other) => `Port ${port} is taken. Start with another one: PORT=${other} npm start`,
  portWrong: (value) => `PORT must be a number from 1 to 65535, not "${value}".`,
  died: (name, log) => `The service "${name}" ended unexpectedly, so everything is stopped. Last lines of ${log}:`,
  failed: (what) => `Failed: ${what}`,
  notReady: (seconds) => `The services do not answer after ${seconds} seconds.`,
};

const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
const german = locale.startsWith('de');

/** What the scripts say, in German where the locale is German, else in English. */
export const say = german ? GERMAN : ENGLISH;

/** Milliseconds as seconds with one decimal place, written as the language does. */
export function seconds(milliseconds) {
  const format = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return `${(milliseconds / 1000).toLocaleString(german ? 'de' : 'en', format)} s`;
}
