// An SMTP server as a process of its own, for the suites that send mail: it asks who sends, and refuses refused@example.org.
import { SMTPServer } from 'smtp-server';

const mails = [];
const server = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  size: 1 << 20,
  onAuth: ({ username, password }, _session, done) =>
    username === 'gauge' && password === 'secret' ? done(null, { user: username }) : done(new Error('not known here')),
  onRcptTo: ({ address }, _session, done) =>
    address === 'refused@example.org'
      ? done(Object.assign(new Error('no such person'), { responseCode: 550 }))
      : done(),
  onData: (stream, { envelope }, done) => {
    const pieces = [];
    stream.on('data', (piece) => pieces.push(piece));
    stream.on('end', () => {
      mails.push({ to: envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(pieces).toString() });
      done();
    });
  },
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.server.address().port }));
process.on('message', () => process.send({ mails }));
process.on('disconnect', () => server.close(() => process.exit(0)));
