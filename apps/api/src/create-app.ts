import { pathToFileURL } from 'node:url';
import { DiscoveryService, NestFactory, Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { AppModule } from './app.module.js';
import { BidGate, FeedPlaces } from './trading/bidding/index.js';
import { listGuardedRoutes, webSession } from './kernel/auth/index.js';
import { PlatformClock } from './kernel/clock/platform-clock.js';
import type { Config } from './kernel/config.js';
import { UploadDesk } from './kernel/storage/upload-desk.js';
import { DatabaseLine } from './kernel/db/index.js';
import {
  BoundedAdapter,
  ProblemFilter,
  jsonBodies,
  leaveUnread,
  letAskFirst,
  logRequests,
  onlyEncrypted,
  putBefore,
  refuseWhileAway,
  requestValidation,
  requireWholeAddress,
  settingOnce,
  stampRequest,
} from './kernel/http/index.js';
import { logger } from './kernel/logger.js';
import { describeApi, readAnswers } from './kernel/description/index.js';

/** Of what the api answers a browser may show files; nothing of it runs, loads or is framed. Pages bring their own. */
const CONTENT_POLICY = {
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  },
};

/** The whole platform on one port: `/api` here, everything else by the web application where it is built. */
export async function createApp(config: Config): Promise<NestExpressApplication> {
  const adapter = new BoundedAdapter(config.capacity.connectionsInAll);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), adapter, {
    logger: ['error', 'warn'],
    bodyParser: false,
  });
  app.set('trust proxy', config.trustedProxies);
  app.disable('x-powered-by');
  const helmets = settingOnce(
    helmet({
      contentSecurityPolicy: CONTENT_POLICY,
      strictTransportSecurity: config.isSecureCookie,
      xFrameOptions: { action: 'deny' },
    }),
  );
  const feeds = app.get(FeedPlaces);
  app.use(stampRequest, logRequests, onlyEncrypted(config), leaveUnread);
  const line = app.get(DatabaseLine);
  const session = webSession(config, line, app.get(PlatformClock));
  app.use('/api', helmets, requireWholeAddress, refuseWhileAway(line));
  app.use('/api', app.get(UploadDesk).enter, session.handler, jsonBodies());
  app.use(feeds.route, feeds.enter);
  app.setGlobalPrefix('api');
  app.useGlobalPipes(requestValidation());
  app.useGlobalFilters(new ProblemFilter());
  app.enableShutdownHooks();
  const routes = listGuardedRoutes(app.get(DiscoveryService), app.get(Reflector));
  if (config.isApiDescribed) {
    const answers = readAnswers(config.answersFile);
    serveDescription(app, () => describeApi(app, routes, answers));
  }
  if (config.webHandler) app.use(await webPages(config.webHandler));
  // Where failures alone are logged, the answer to a failure does it.
  const logging = logger.isLevelEnabled('debug') ? [logRequests] : [];
  letAskFirst(app.getHttpServer());
  putBefore(app.getHttpServer(), [app.get(BidGate), feeds], [stampRequest, ...logging, helmets]);
  closeWith(app, session.close);
  return app;
}

/** Made when somebody asks for it first: it takes a second. */
function serveDescription(app: NestExpressApplication, describe: () => OpenAPIObject): void {
  let document: OpenAPIObject | undefined;
  app.use(
    '/api/openapi.json',
    (_: Request, response: Response) => void response.json((document ??= describe())),
  );
}

/** The built web application is loaded by its path: no source of either side imports the other. */
async function webPages(file: string): Promise<RequestHandler> {
  const built = (await import(pathToFileURL(file).href)) as { reqHandler: RequestHandler };
  return (request: Request, response: Response, next: NextFunction) => {
    return isPage(request) ? built.reqHandler(request, response, next) : next();
  };
}

/** Pages are read, by an address of this platform; `/API` is the api to the framework, too. */
function isPage({ method, url, path }: Request): boolean {
  return ['GET', 'HEAD'].includes(method) && url.startsWith('/') && !/^\/api(\/|$)/i.test(path);
}

function closeWith(app: NestExpressApplication, close: () => Promise<void>): void {
  const closeApp = app.close.bind(app);
  app.close = async () => {
    await closeApp();
    await close();
  };
}
