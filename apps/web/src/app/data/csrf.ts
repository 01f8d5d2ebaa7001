import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { CsrfToken } from './csrf-token';

/** Every request that changes something carries the session's own token. */
export const sendCsrfToken: HttpInterceptorFn = (request, next) => {
  const token = inject(CsrfToken).value();
  return next(
    token && request.method !== 'GET' ? request.clone({ setHeaders: { 'X-CSRF-Token': token } }) : request,
  );
};
