import type { Server, Socket } from 'node:net';

/**
 * Ends a server for good: everything that is open, also what was upgraded or relayed, which the server itself would
 * wait for.
 * @returns the way to end it; call it once
 */
export function ending(server: Server): () => Promise<void> {
  const open = new Set<Socket>();
  let over = false;
  server.on('connection', (socket: Socket) => {
    if (over) return void socket.destroy();
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  return () => {
    over = true;
    for (const socket of open) socket.destroy();
    return new Promise((done) => server.close(() => done()));
  };
}
