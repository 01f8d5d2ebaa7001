import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { Session } from './session';

/** Sends whoever is not signed in to the sign-in page, and back here afterwards. */
export const requireSignedIn: CanActivateFn = async (_, state) => {
  const session = inject(Session);
  const router = inject(Router);
  await session.load();
  return session.account() ? true : router.createUrlTree(['/login'], { queryParams: { back: state.url } });
};
