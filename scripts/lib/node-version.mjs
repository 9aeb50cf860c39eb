// Imported first, and written so that an old Node.js still understands it.
var version = process.versions.node.split('.').map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  var german = /^de/.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
  console.error(
    german
      ? 'Lernlotse braucht Node.js 20.19 oder neuer; hier läuft ' + process.version + '.'
      : 'Lernlotse needs Node.js 20.19 or newer; this is ' + process.version + '.',
  );
  process.exit(1);
}
