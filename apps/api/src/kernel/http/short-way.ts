import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';

/** A handler for requests that come too often for the framework. */
export interface ShortWay<Admitted> {
  /** Sees every request first, whichever way it goes. */
  watch?(request: IncomingMessage, response: ServerResponse): void;
  /** The route of the framework that it stands in for. */
  readonly route: string;
  /** Whether it takes a request, told by the head alone; nothing where the framework has to. */
  admit(request: IncomingMessage): Admitted | undefined;
  take(admitted: Admitted, request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Puts short ways before the framework's own handler; `before` runs on all, there by the framework. */
export function putBefore(
  server: Server,
  ways: readonly ShortWay<unknown>[],
  before: readonly RequestHandler[],
): void {
  const [framework] = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    for (const way of ways) {
      way.watch?.(request, response);
      const admitted = way.admit(request);
      if (admitted === undefined) continue;
      for (const handler of before) handler(request as never, response as never, () => undefined);
      Object.assign(request, { route: { path: way.route } });
      return void way.take(admitted, request, response);
    }
    framework!(request, response);
  });
}

/** A handler that sets the headers which another one would set on every answer alike. */
export function settingOnce(handler: RequestHandler): RequestHandler {
  const headers = new Map<string, string>();
  const recorder = {
    setHeader: (name: string, value: string) => headers.set(name, value),
    removeHeader: () => undefined,
  };
  handler({} as never, recorder as never, () => undefined);
  return (_, response, next) => {
    response.setHeaders(headers);
    next();
  };
}
