import { ErrorHandler, mergeApplicationConfig } from '@angular/core';
import { provideServerRendering, withRoutes } from '@angular/ssr';
import { appConfig } from './app.config';
import { PLATFORM_MODE } from './data/platform-mode';
import { pageFaults } from '../server/page-faults';
import { mode } from '../server/page-headers';
import { serverRoutes } from './app.routes.server';

export const serverConfig = mergeApplicationConfig(appConfig, {
  providers: [
    provideServerRendering(withRoutes(serverRoutes)),
    { provide: ErrorHandler, useValue: pageFaults },
    { provide: PLATFORM_MODE, useValue: mode },
  ],
});
