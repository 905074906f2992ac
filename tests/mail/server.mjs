// A real mail server for the tests, on loopback, until killed. It says on a line of JSON at which ports: clear, upgraded (STARTTLS), secured.
// node server.mjs FOLDER KEY CERTIFICATE MAIL: FOLDER holds node_modules; each letter becomes a line of MAIL/taken.jsonl before it is answered, and
// a file MAIL/NUMBER.eml. Nobody at nobody@ lives here; whoever is at busy@ takes a letter the second time that it is offered.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [folder, key, cert, mail] = process.argv.slice(2);
const { SMTPServer } = (await import(pathToFileURL(createRequire(`${folder}/`).resolve('smtp-server')))).default;

const refused = (code, text) => Object.assign(new Error(text), { responseCode: code });
const offered = new Set();
let taken = 0;

const start = (kind, options) => new Promise((started) => {
  const server = new SMTPServer({
    key: readFileSync(key),
    cert: readFileSync(cert),
    disableReverseLookup: true,
    onAuth: ({ username, password }, session, done) =>
      username === 'paper' && password === 'seven: tides' ? done(null, { user: username }) : done(refused(535, '5.7.8 who is that')),
    onRcptTo: ({ address }, session, done) => {
      const name = address.split('@')[0];
      if (name === 'nobody') return done(refused(550, '5.1.1 nobody lives here'));
      if (name === 'busy' && !offered.has(address)) {
        offered.add(address);
        return done(refused(451, '4.2.0 come again'));
      }
      return done();
    },
    onData: (stream, session, done) => {
      const pieces = [];
      stream.on('data', (piece) => pieces.push(piece));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        taken += 1;
        writeFileSync(`${mail}/${taken}.eml`, Buffer.concat(pieces));
        const letter = { number: taken, kind, from: mailFrom.address, to: rcptTo.map(({ address }) => address), user: session.user ?? null };
        appendFileSync(`${mail}/taken.jsonl`, `${JSON.stringify(letter)}\n`);
        done(null, 'taken');
      });
    },
    ...options,
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1', () => started(server.server.address().port));
});

console.log(JSON.stringify({
  clear: await start('clear', { disabledCommands: ['STARTTLS', 'AUTH'] }),
  upgraded: await start('upgraded', {}),
  secured: await start('secured', { secure: true }),
}));
