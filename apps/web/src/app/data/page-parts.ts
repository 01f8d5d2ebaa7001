import { type HttpInterceptorFn, HttpResponse } from '@angular/common/http';
import { REQUEST_CONTEXT, inject } from '@angular/core';
import { tap } from 'rxjs';

/** Told by the server that draws a page: what the page is made of. */
export interface PageParts {
  note(address: string, etag: string | null): void;
}

/** Whatever a drawn page has read of the platform, with the mark it bore; nothing in the browser. */
export const notePart: HttpInterceptorFn = (request, next) => {
  const parts = inject(REQUEST_CONTEXT, { optional: true }) as PageParts | null;
  if (!parts) return next(request);
  const { pathname, search } = new URL(request.urlWithParams, 'http://platform');
  const note = (etag: string | null) => parts.note(pathname + search, etag);
  return next(request).pipe(
    tap({
      next: (event) => event instanceof HttpResponse && note(event.headers.get('ETag')),
      error: () => note(null),
    }),
  );
};
