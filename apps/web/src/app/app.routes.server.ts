import { RenderMode, type ServerRoute } from '@angular/ssr';

/** The public reads pages made on the server; whoever is signed in works in the browser. */
export const serverRoutes: ServerRoute[] = [
  { path: 'screen', renderMode: RenderMode.Client },
  { path: 'sign-up', renderMode: RenderMode.Client },
  { path: 'forgotten', renderMode: RenderMode.Client },
  { path: 'demo/phone', renderMode: RenderMode.Client },
  { path: 'first-sign-in', renderMode: RenderMode.Client },
  { path: 'login/issuer', renderMode: RenderMode.Client },
  { path: 'my/**', renderMode: RenderMode.Client },
  { path: 'console/**', renderMode: RenderMode.Client },
  { path: '**', renderMode: RenderMode.Server },
];
