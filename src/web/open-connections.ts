import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Knows which connections carry a request just now. Node's own closeIdleConnections leaves those alone that a browser
 * opened ahead and never used, and they would hold a stopping server open.
 */
export class OpenConnections {
  #requests = new Map<Socket, number>();

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.#requests.set(socket, 0);
      socket.on('close', () => this.#requests.delete(socket));
    });
    server.on('request', ({ socket }, response) => {
      this.#requests.set(socket, (this.#requests.get(socket) ?? 0) + 1);
      response.on('close', () => {
        if (this.#requests.has(socket)) this.#requests.set(socket, this.#requests.get(socket)! - 1);
      });
    });
  }

  closeIdle(): void {
    for (const [socket, running] of this.#requests) if (running === 0) socket.destroy();
  }

  closeAll(): void {
    for (const socket of this.#requests.keys()) socket.destroy();
  }
}
