import type { Server } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { BoundedAdapter } from './bounded-adapter.js';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

async function listening(connectionsInAll: number, headMs?: number): Promise<number> {
  const adapter = new BoundedAdapter(connectionsInAll, headMs);
  adapter.initHttpServer();
  const server = adapter.getHttpServer() as Server;
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function connect(port: number): Promise<net.Socket> {
  const socket = net.connect(port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}

const ending = (socket: net.Socket) => new Promise((resolve) => socket.once('close', resolve));

test('whoever does not come to the end of his head is told, and cut off', async () => {
  const socket = await connect(await listening(10, 200));
  let heard = '';
  socket.on('data', (chunk) => (heard += chunk.toString()));
  socket.write('GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ');
  await ending(socket);
  expect(heard).toContain('408');
});

test('a head that is larger than any is refused', async () => {
  const socket = await connect(await listening(10));
  let heard = '';
  socket.on('data', (chunk) => (heard += chunk.toString()));
  socket.write(`GET / HTTP/1.1\r\nHost: a\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`);
  await ending(socket);
  expect(heard).toContain('431');
});

test('more connections than there may be are closed as they come', async () => {
  const port = await listening(2);
  const kept = [await connect(port), await connect(port)];
  await ending(await connect(port));
  expect(kept.every((socket) => !socket.destroyed)).toBe(true);
  kept.forEach((socket) => socket.destroy());
});
