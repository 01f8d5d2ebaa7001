// @ts-check
import { fork } from 'node:child_process';
import http from 'node:http';
import { fileURLToPath } from 'node:url';

/**
 * What Node alone can do: a process without the platform that reads each request to its end and answers as many bytes.
 * @param {number} answerBytes
 * @returns {Promise<{ process: import('node:child_process').ChildProcess, port: number }>}
 */
export function startBareServer(answerBytes) {
  const child = fork(fileURLToPath(import.meta.url), [String(answerBytes)]);
  return new Promise((resolve, reject) => {
    child.once('message', (message) =>
      resolve({ process: child, port: /** @type {{ port: number }} */ (message).port }),
    );
    child.once('exit', (code) => reject(new Error(`the bare server ended with ${code}`)));
  });
}

/** @param {number} answerBytes */
function serve(answerBytes) {
  let body = 'x'.repeat(answerBytes);
  let isFitted = false;
  const server = http.createServer({ noDelay: true }, (request, response) => {
    request.resume();
    request.once('end', () => {
      response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': body.length });
      response.end(body);
      if (isFitted) return;
      // The first answer tells how long its own head is.
      isFitted = true;
      const head = /** @type {{ _header?: string }} */ (/** @type {unknown} */ (response))._header ?? '';
      body = 'x'.repeat(Math.max(2, answerBytes - head.length));
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1024 }, () => {
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    process.send?.({ port });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  serve(Number(process.argv[2]));
  process.once('disconnect', () => process.exit());
}
