import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

const leaving = new WeakMap<Socket, Set<() => void>>();

/**
 * Calls once when an answer is finished, or when nobody is there any more to be answered. An answer that waits behind
 * another one on the same connection is told nothing when that breaks; so the connection is asked as well.
 */
export function whenGone({ socket }: IncomingMessage, response: ServerResponse, tell: () => void): void {
  const ofSocket = leaving.get(socket) ?? watch(socket);
  const leave = () => {
    if (ofSocket.delete(leave)) tell();
  };
  ofSocket.add(leave);
  response.once('finish', leave);
  response.once('close', leave);
  if (socket.destroyed) leave();
}

function watch(socket: Socket): Set<() => void> {
  const leaves = new Set<() => void>();
  leaving.set(socket, leaves);
  socket.once('close', () => {
    for (const leave of leaves) leave();
  });
  return leaves;
}
